import 'server-only'
import type { Route } from 'next'
import { Prisma } from '@/prisma/generated/client'
import type { Scope } from '@/lib/db/scope'
import type { List, ListColumn, ListValue } from '@/lib/lists/list'
import { stages } from '@/lib/predictions/vocabulary'
import { foundPatients, patientSearchHints } from './find-patients'
import { listDoctorsOfPage } from './queries'
import { genderLabels, genders } from './vocabulary'

const sql = Prisma.sql
const count = (id: string, label: string, value: Prisma.Sql, more: Partial<ListColumn> = {}): ListColumn => ({
  id,
  label,
  kind: 'number',
  sql: value,
  isNeverEmpty: true,
  isSecondary: true,
  ...more,
})

const columns: ListColumn[] = [
  {
    id: 'name',
    label: 'Patient',
    kind: 'text',
    sql: sql`p.name`,
    filterSql: sql`p.name_key`,
    isNeverEmpty: true,
    sort: { sql: sql`p.name_key`, type: sql`text collate "C"`, id: sql`p.patient_id` },
  },
  {
    id: 'confirmed',
    label: 'Confirmed',
    kind: 'choice',
    sql: sql`case when s.confirmed_parkinsons then 'yes' when not s.confirmed_parkinsons then 'no' else 'none' end`,
    whereIs: (value) =>
      value === 'none' ? sql`s.confirmed_parkinsons is null` : sql`s.confirmed_parkinsons = ${value === 'yes'}`,
    isNeverEmpty: true,
    choices: [
      { value: 'yes', label: 'Parkinson’s disease' },
      { value: 'no', label: 'Not Parkinson’s disease' },
      { value: 'none', label: 'Not confirmed' },
    ],
  },
  {
    id: 'result',
    label: 'Model result',
    kind: 'choice',
    sql: sql`case when s.has_parkinsons then 'positive' when not s.has_parkinsons then 'negative' else 'none' end`,
    whereIs: (value) =>
      value === 'none' ? sql`s.has_parkinsons is null` : sql`s.has_parkinsons = ${value === 'positive'}`,
    isNeverEmpty: true,
    choices: [
      { value: 'positive', label: 'Positive' },
      { value: 'negative', label: 'Negative' },
      { value: 'none', label: 'None conclusive' },
    ],
  },
  {
    id: 'stage',
    label: 'Model stage',
    kind: 'choice',
    sql: sql`trim_scale(s.disease_stage)::text`,
    whereIs: (value) => sql`s.stage_tenths = ${Math.round(Number(value) * 10)}::smallint`,
    choices: stages.map((stage) => ({ value: String(stage), label: `Stage ${stage}` })),
  },
  {
    id: 'confirmedStage',
    label: 'Confirmed stage',
    kind: 'choice',
    sql: sql`trim_scale(s.confirmed_stage)::text`,
    whereIs: (value) => sql`s.confirmed_stage_tenths = ${Math.round(Number(value) * 10)}::smallint`,
    choices: stages.map((stage) => ({ value: String(stage), label: `Stage ${stage}` })),
    isOptional: true,
  },
  { id: 'confirmedAt', label: 'Confirmed on', kind: 'moment', sql: sql`s.confirmed_at`, isOptional: true },
  {
    id: 'confirmedBy',
    label: 'Confirmed by',
    kind: 'reference',
    reference: 'doctors',
    sql: sql`s.confirmed_by`,
    isFilterOnly: true,
  },
  {
    id: 'confirmer',
    label: 'Confirmed by',
    kind: 'text',
    sql: sql`null::text`,
    noFilter: true,
    isOptional: true,
  },
  {
    id: 'doctors',
    label: 'Doctors',
    kind: 'text',
    sql: sql`null::text`,
    noFilter: true,
    isSecondary: true,
  },
  {
    id: 'lastVisit',
    label: 'Last visit',
    kind: 'moment',
    sql: sql`s.last_visit_date`,
    filterSql: sql`s.visit_sort`,
    emptySql: sql`s.visit_sort = '-infinity'`,
    sort: { sql: sql`s.visit_sort`, type: sql`timestamptz`, descendingFirst: true },
  },
  count('visits', 'Visits', sql`s.total_consultations`),
  count('scans', 'Scans', sql`s.total_mri_scans`),
  count('reports', 'Reports', sql`s.total_reports`),
  {
    id: 'lastActivity',
    label: 'Last activity',
    kind: 'moment',
    sql: sql`nullif(s.activity_sort, '-infinity')`,
    filterSql: sql`s.activity_sort`,
    emptySql: sql`s.activity_sort = '-infinity'`,
    sort: { sql: sql`s.activity_sort`, type: sql`timestamptz`, descendingFirst: true },
    isOptional: true,
  },
  count('predictions', 'Predictions', sql`s.total_predictions`, { isOptional: true }),
  {
    id: 'gender',
    label: 'Gender',
    kind: 'choice',
    sql: sql`p.gender`,
    choices: genders.map((value) => ({ value, label: genderLabels[value] })),
    isOptional: true,
  },
  { id: 'phone', label: 'Phone', kind: 'text', sql: sql`p.phone`, isOptional: true },
  { id: 'email', label: 'E-mail address', kind: 'text', sql: sql`p.email`, isOptional: true },
  {
    id: 'dateOfBirth',
    label: 'Date of birth',
    kind: 'date',
    sql: sql`p.date_of_birth`,
    isPrivate: true,
    isOptional: true,
  },
  count('ageReported', 'Age in the old system', sql`p.age_reported`, {
    isOptional: true,
    isNeverEmpty: false,
    isPrivate: true,
  }),
  {
    id: 'ageReportedAt',
    label: 'Age as of',
    kind: 'moment',
    sql: sql`p.age_reported_at`,
    isOptional: true,
    noFilter: true,
  },
  {
    id: 'registeredAt',
    label: 'Registered',
    kind: 'moment',
    sql: sql`p.created_at`,
    isNeverEmpty: true,
    isOptional: true,
    sort: { sql: sql`p.created_at`, type: sql`timestamptz`, id: sql`p.patient_id`, descendingFirst: true },
  },
  {
    id: 'noActiveDoctor',
    label: 'No active doctor',
    kind: 'yes-no',
    sql: sql`s.active_doctors_count = 0`,
    isNeverEmpty: true,
    isOptional: true,
  },
  {
    id: 'doctor',
    label: 'Doctor',
    kind: 'reference',
    reference: 'doctors',
    sql: sql`null::text`,
    whereIs: (doctorId) => sql`s.patient_id in (select a.patient_id from doctor_patient_assignments a
                                where a.doctor_id = ${doctorId} and a.is_active and a.deleted_at is null)`,
    isNeverEmpty: true,
    isFilterOnly: true,
  },
]

/** Every patient with their figures. `patient_statistics` has no row for a patient in the trash. */
export const patientList: List = {
  name: 'patients',
  path: '/admin/patients' as Route,
  title: 'Patients',
  noun: { one: 'patient', many: 'patients' },
  source: sql`patient_statistics s join patients p on p.patient_id = s.patient_id`,
  where: sql`true`,
  id: sql`s.patient_id`,
  patientId: sql`s.patient_id`,
  hrefOf: (id) => `/admin/patients/${encodeURIComponent(id)}` as Route,
  columns,
  alwaysRead: [
    'gender',
    'dateOfBirth',
    'ageReported',
    'ageReportedAt',
    'confirmedStage',
    'confirmedAt',
    'confirmedBy',
    'confirmer',
  ],
  defaultSort: [{ column: 'lastVisit', direction: 'descending' }],
  search: (_scope, terms) => sql`select patient_id as id, rank from (${foundPatients(terms, 2_000)}) people`,
  searchLabel: 'Find a patient by name, date of birth, telephone or id',
  searchHints: patientSearchHints,
  facets: ['result', 'stage'],
  narrow: {
    source: sql`patient_statistics s`,
    columns: [
      'confirmed',
      'confirmedStage',
      'confirmedAt',
      'result',
      'stage',
      'lastVisit',
      'visits',
      'scans',
      'reports',
      'predictions',
      'lastActivity',
      'noActiveDoctor',
      'doctor',
    ],
  },
  fill: { columns: ['doctors', 'confirmer'], read: namesOfDoctors },
}

async function namesOfDoctors(scope: Scope, ids: string[], values: Record<string, ListValue>[]) {
  const confirming = values.map(({ confirmedBy }) => confirmedBy)
  const { byPatient, names } = await listDoctorsOfPage(
    scope,
    ids,
    confirming.filter((id) => typeof id === 'string'),
  )
  return new Map(
    ids.map((id, place) => [
      id,
      {
        doctors: (byPatient.get(id) ?? []).map(({ name }) => name).join(', '),
        confirmer: names.get(String(confirming[place])) ?? null,
      },
    ]),
  )
}
