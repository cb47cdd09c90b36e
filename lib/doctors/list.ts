import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { recordHref } from '@/lib/changes/record-links'
import type { List } from '@/lib/lists/list'
import { describeDoctor } from './commands'
import { approvalStateLabels, approvalStates } from './vocabulary'

const { sql } = Prisma

const activePatients = sql`(select count(*)::integer from doctor_patient_assignments a
  where a.doctor_id = d.doctor_id and a.is_active and a.deleted_at is null)`

/** Every doctor; those who wait for a decision come first. */
export const doctorList: List = {
  name: 'doctors',
  path: '/admin/doctors',
  title: 'Doctors',
  noun: { one: 'doctor', many: 'doctors' },
  source: sql`doctors d join users u on u.id = d.user_id`,
  where: sql`d.deleted_at is null`,
  id: sql`d.doctor_id`,
  version: sql`d.version`,
  hrefOf: (id) => recordHref('doctors', id),
  defaultSort: [
    { column: 'approvalState', direction: 'ascending' },
    { column: 'name', direction: 'ascending' },
  ],
  facets: ['approvalState'],
  searchHints: [
    'A name or a part of it, with or without accents; nearly right is found too',
    'A hospital or a part of its name',
    'An exact licence number, e-mail address or id',
  ],
  search: (_scope, terms) => sql`
    select d.doctor_id as id, greatest(word_similarity(words.wanted, u.name_key), (d.doctor_id = ${terms})::integer)::real as rank
      from doctors d
      join users u on u.id = d.user_id
     cross join (select app.search_key(trim(${terms})) as wanted) words
     where d.deleted_at is null
       and (d.doctor_id = trim(${terms}) or lower(u.email) = lower(trim(${terms}))
            or lower(d.license_number) = lower(trim(${terms}))
            or word_similarity(words.wanted, u.name_key) >= 0.5
            or app.search_key(coalesce(d.hospital_affiliation, '')) like '%' || replace(replace(replace(words.wanted, '\', '\\'), '%', '\%'), '_', '\_') || '%')
     order by rank desc, id
     limit 2000`,
  columns: [
    {
      id: 'name',
      label: 'Doctor',
      kind: 'text',
      sql: sql`u.name`,
      sort: { sql: sql`u.name_key`, type: sql`text` },
      filterSql: sql`u.name_key`,
    },
    {
      id: 'approvalState',
      label: 'Approval',
      kind: 'choice',
      sql: sql`d.approval_state`,
      choices: approvalStates.map((value) => ({ value, label: approvalStateLabels[value] })),
      sort: {
        sql: sql`(case d.approval_state when 'pending' then 0 when 'approved' then 1 when 'suspended' then 2 else 3 end)`,
        type: sql`integer`,
      },
    },
    {
      id: 'specialization',
      label: 'Speciality',
      kind: 'text',
      sql: sql`d.specialization`,
      sort: { sql: sql`app.search_key(coalesce(d.specialization, ''))`, type: sql`text` },
      edit: {
        action: 'doctors.update',
        save: (scope, { value, ...doctor }) => describeDoctor(scope, { ...doctor, specialization: value }),
      },
    },
    {
      id: 'hospitalAffiliation',
      label: 'Hospital',
      kind: 'text',
      sql: sql`d.hospital_affiliation`,
      sort: { sql: sql`app.search_key(coalesce(d.hospital_affiliation, ''))`, type: sql`text` },
      edit: {
        action: 'doctors.update',
        save: (scope, { value, ...doctor }) => describeDoctor(scope, { ...doctor, hospitalAffiliation: value }),
      },
      isSecondary: true,
    },
    {
      id: 'activePatients',
      label: 'Active patients',
      kind: 'number',
      sql: activePatients,
      sort: { sql: activePatients, type: sql`integer`, descendingFirst: true },
    },
    {
      id: 'licenseNumber',
      label: 'Licence',
      kind: 'text',
      sql: sql`d.license_number`,
      sort: { sql: sql`coalesce(d.license_number, '')`, type: sql`text` },
      isSecondary: true,
    },
    {
      id: 'consultationFee',
      label: 'Fee',
      kind: 'money',
      sql: sql`d.consultation_fee`,
      sort: { sql: sql`coalesce(d.consultation_fee, -1)`, type: sql`numeric`, descendingFirst: true },
      isSecondary: true,
    },
    {
      id: 'lastLogin',
      label: 'Last login',
      kind: 'moment',
      sql: sql`u.last_login`,
      sort: {
        sql: sql`coalesce(u.last_login, '-infinity'::timestamptz)`,
        type: sql`timestamptz`,
        descendingFirst: true,
      },
      isOptional: true,
    },
    { id: 'email', label: 'E-mail address', kind: 'text', sql: sql`u.email`, isOptional: true },
    { id: 'phone', label: 'Telephone', kind: 'text', sql: sql`u.phone`, isOptional: true },
    {
      id: 'capacityPatients',
      label: 'Capacity',
      kind: 'number',
      sql: sql`d.capacity_patients`,
      isOptional: true,
    },
    {
      id: 'yearsExperience',
      label: 'Years of experience',
      kind: 'number',
      sql: sql`d.years_experience`,
      isOptional: true,
    },
    {
      id: 'createdAt',
      label: 'Registered',
      kind: 'moment',
      sql: sql`d.created_at`,
      sort: { sql: sql`d.created_at`, type: sql`timestamptz`, descendingFirst: true },
      isOptional: true,
    },
  ],
}
