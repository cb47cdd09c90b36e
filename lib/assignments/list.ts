import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { recordHref } from '@/lib/changes/record-links'
import type { List } from '@/lib/lists/list'
import { foundPatients, patientSearchHints } from '@/lib/patients/find-patients'
import { changeAssignmentType } from './commands'
import { assignmentTypeLabels, assignmentTypes, type AssignmentType } from './vocabulary'

const { sql } = Prisma
const types = assignmentTypes.map((value) => ({ value, label: assignmentTypeLabels[value] }))

/** Who treats and treated whom, latest first. */
export const assignmentList: List = {
  name: 'assignments',
  path: '/admin/assignments',
  title: 'Assignments',
  noun: { one: 'assignment', many: 'assignments' },
  source: sql`doctor_patient_assignments a
    join patients p on p.patient_id = a.patient_id
    join doctors d on d.doctor_id = a.doctor_id
    join users u on u.id = d.user_id`,
  where: sql`a.deleted_at is null`,
  id: sql`a.id`,
  patientId: sql`a.patient_id`,
  version: sql`a.version`,
  alwaysRead: ['isActive'],
  hrefOf: (id) => recordHref('doctor_patient_assignments', id),
  defaultSort: [{ column: 'assignmentDate', direction: 'descending' }],
  facets: ['assignmentType', 'isActive'],
  searchHints: patientSearchHints,
  search: (_scope, terms) => sql`
    select a.id, found.rank
      from (${foundPatients(terms, 1000)}) found
      join doctor_patient_assignments a on a.patient_id = found.patient_id and a.deleted_at is null`,
  narrow: {
    source: sql`doctor_patient_assignments a`,
    columns: ['patientId', 'doctorId', 'assignmentType', 'isActive', 'assignmentDate', 'endedAt', 'endReason', 'notes'],
  },
  columns: [
    {
      id: 'patientId',
      label: 'Patient',
      kind: 'reference',
      reference: 'patients',
      sql: sql`a.patient_id`,
      labelSql: sql`p.name`,
      sort: { sql: sql`p.name_key`, type: sql`text` },
    },
    {
      id: 'doctorId',
      label: 'Doctor',
      kind: 'reference',
      reference: 'doctors',
      sql: sql`a.doctor_id`,
      labelSql: sql`'Dr ' || u.name`,
      sort: { sql: sql`u.name_key`, type: sql`text` },
    },
    {
      id: 'assignmentType',
      label: 'Type',
      kind: 'choice',
      sql: sql`a.assignment_type`,
      choices: types,
      edit: {
        action: 'assignments.update',
        choices: types,
        when: ({ isActive }) => isActive === true,
        save: (scope, { id, version, value }) =>
          changeAssignmentType(scope, { id, version, assignmentType: value as AssignmentType }),
      },
    },
    { id: 'isActive', label: 'Active', kind: 'yes-no', sql: sql`a.is_active` },
    {
      id: 'assignmentDate',
      label: 'Since',
      kind: 'moment',
      sql: sql`a.assignment_date`,
      sort: { sql: sql`a.assignment_date`, type: sql`timestamptz`, descendingFirst: true },
    },
    {
      id: 'endedAt',
      label: 'Until',
      kind: 'moment',
      sql: sql`a.ended_at`,
      isSecondary: true,
    },
    {
      id: 'endReason',
      label: 'Why it ended',
      kind: 'text',
      sql: sql`a.end_reason`,
      isPrivate: true,
      isSecondary: true,
    },
    { id: 'notes', label: 'Notes', kind: 'text', sql: sql`a.notes`, isPrivate: true, isOptional: true },
    {
      id: 'specialization',
      label: 'Speciality of the doctor',
      kind: 'text',
      sql: sql`d.specialization`,
      isOptional: true,
    },
  ],
}
