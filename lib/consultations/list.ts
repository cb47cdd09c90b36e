import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { recordHref } from '@/lib/changes/record-links'
import type { List, ListColumn } from '@/lib/lists/list'
import { foundPatients, patientSearchHints } from '@/lib/patients/find-patients'
import { consultationStatuses, consultationStatusLabels, consultationTypeLabels, consultationTypes } from './vocabulary'
import { changeConsultationType } from './commands'

const { sql } = Prisma
const types = consultationTypes.map((value) => ({ value, label: consultationTypeLabels[value] }))

/** Every consultation, booked or held, latest first. */
export const consultationList: List = {
  name: 'consultations',
  path: '/admin/consultations',
  title: 'Consultations',
  noun: { one: 'consultation', many: 'consultations' },
  source: sql`consultations c
    join patients p on p.patient_id = c.patient_id
    join doctors d on d.doctor_id = c.doctor_id
    join users u on u.id = d.user_id`,
  where: sql`c.deleted_at is null`,
  id: sql`c.id`,
  patientId: sql`c.patient_id`,
  version: sql`c.version`,
  hrefOf: (id) => recordHref('consultations', id),
  defaultSort: [{ column: 'consultationDate', direction: 'descending' }],
  searchLabel: 'Find consultations of a patient',
  searchHints: patientSearchHints,
  search: (_scope, terms) => sql`
    select c.id, found.rank
      from (${foundPatients(terms, 1000)}) found
      join consultations c on c.patient_id = found.patient_id and c.deleted_at is null`,
  facets: ['status'],
  narrow: {
    source: sql`consultations c`,
    columns: [
      'consultationDate',
      'patientId',
      'doctorId',
      'consultationType',
      'status',
      'durationMinutes',
      'feeCharged',
      'chiefComplaint',
      'diagnosis',
      'prescription',
      'nextVisitDate',
      'overlapAllowed',
    ],
  },
  columns: [
    {
      id: 'consultationDate',
      label: 'Date and time',
      kind: 'moment',
      sql: sql`c.consultation_date`,
      sort: { sql: sql`c.consultation_date`, type: sql`timestamptz`, descendingFirst: true },
      isNeverEmpty: true,
    },
    {
      id: 'patientId',
      label: 'Patient',
      kind: 'reference',
      reference: 'patients',
      sql: sql`c.patient_id`,
      labelSql: sql`p.name`,
      isNeverEmpty: true,
    },
    {
      id: 'doctorId',
      label: 'Doctor',
      kind: 'reference',
      reference: 'doctors',
      sql: sql`c.doctor_id`,
      labelSql: sql`u.name`,
      isNeverEmpty: true,
    },
    {
      id: 'consultationType',
      label: 'Type',
      kind: 'choice',
      sql: sql`c.consultation_type`,
      choices: types,
      isNeverEmpty: true,
      edit: {
        action: 'consultations.update',
        choices: types,
        save: (scope, { id, version, value }) =>
          changeConsultationType(scope, { id, version, consultationType: value ?? '' }),
      },
    },
    {
      id: 'status',
      label: 'Status',
      kind: 'choice',
      sql: sql`c.status`,
      choices: consultationStatuses.map((value) => ({ value, label: consultationStatusLabels[value] })),
      isNeverEmpty: true,
    },
    { id: 'durationMinutes', label: 'Minutes', kind: 'number', sql: sql`c.duration_minutes`, isSecondary: true },
    { id: 'feeCharged', label: 'Fee', kind: 'money', sql: sql`c.fee_charged`, isSecondary: true },
    { id: 'chiefComplaint', label: 'Complaint', kind: 'text', sql: sql`c.chief_complaint`, isSecondary: true },
    { id: 'diagnosis', label: 'Diagnosis', kind: 'text', sql: sql`c.diagnosis`, isOptional: true },
    { id: 'prescription', label: 'Prescription', kind: 'text', sql: sql`c.prescription`, isOptional: true },
    { id: 'nextVisitDate', label: 'Next visit', kind: 'moment', sql: sql`c.next_visit_date`, isOptional: true },
    { id: 'overlapAllowed', label: 'May overlap', kind: 'yes-no', sql: sql`c.overlap_allowed`, isOptional: true },
  ],
}

/** What an export of fees holds; a year has its months beside each other. Sums come from `sumFees`, so none is SQL here. */
export function feeColumns(months: string[]): ListColumn[] {
  const plain = (id: string, label: string, kind: ListColumn['kind']): ListColumn => ({
    id,
    label,
    kind,
    sql: Prisma.empty,
  })
  return [
    plain('doctorId', 'Doctor', 'reference'),
    plain('visits', 'Completed visits', 'number'),
    plain('charged', 'Charged', 'number'),
    plain('waived', 'Waived', 'number'),
    plain('unknown', 'Fee not written down', 'number'),
    plain('sum', 'Sum', 'money'),
    plain('average', 'Average', 'money'),
    ...(months.length > 1 ? months.map((month, at) => plain(`month${at}`, month, 'money')) : []),
  ]
}
