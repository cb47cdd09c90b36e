import type { Read } from './read.ts'

const admin = 'substantia_admin'
const doctor = 'substantia_doctor'
const patient = 'substantia_patient'
const all = ['ana', 'ana-trashed', 'beatrice', 'beatrice-trashed']
const requests = (...names: string[]) => names.map((name) => `request-${name}`)
const files = (...names: string[]) => names.map((name) => `report-${name}`)
const doctors = ['dora', 'eli', 'xena', 'sam', 'pia', 'tom'] as const

export const readsOfReportQueue: Read[] = [
  {
    table: 'report_status',
    id: 'id',
    roles: [admin, doctor, patient],
    seen: {
      adam: requests(...all, 'made-ana', 'made-beatrice'),
      dora: requests('ana', 'made-ana'),
      eli: requests('beatrice', 'made-beatrice'),
      // what is made for clinicians is promised to no patient
      ana: requests('ana'),
      beatrice: requests('beatrice'),
    },
  },
  {
    table: 'report_attempts',
    id: 'request_id',
    roles: [admin, doctor],
    seen: {
      adam: requests(...all, 'made-ana', 'made-beatrice'),
      dora: requests('ana', 'made-ana'),
      eli: requests('beatrice', 'made-beatrice'),
    },
  },
  {
    table: 'report_files',
    id: 'report_id',
    roles: [admin, doctor, patient],
    seen: {
      adam: files(...all, 'draft-ana', 'draft-beatrice', 'held-ana', 'held-beatrice'),
      dora: files('ana', 'draft-ana', 'held-ana'),
      eli: files('beatrice', 'draft-beatrice', 'held-beatrice'),
      ana: files('ana'), // a draft is nobody's to read yet, nor is what is held
      beatrice: files('beatrice'),
    },
  },
  {
    table: 'report_holds',
    id: 'id',
    roles: [admin, doctor],
    seen: { adam: ['hold-ana', 'hold-beatrice'], dora: ['hold-ana'], eli: ['hold-beatrice'] },
  },
  {
    table: 'worklist_claims',
    id: 'subject_id',
    roles: [admin, doctor],
    seen: {
      adam: ['patient-ana', 'prediction-ana', 'prediction-beatrice'],
      dora: ['patient-ana', 'prediction-ana'],
      eli: ['prediction-beatrice'],
    },
  },
  {
    table: 'worklist_snoozes',
    id: 'subject_id',
    roles: [admin, doctor],
    seen: { adam: ['patient-ana', 'patient-beatrice'], dora: ['patient-ana'], eli: ['patient-beatrice'] },
  },
  { table: 'report_workers', id: 'name', roles: [admin], seen: { adam: ['machine-1'] } },
  {
    table: 'programme_settings',
    id: 'id::text',
    // patients read how one reaches the clinic
    roles: [admin, doctor, patient],
    seen: {
      adam: ['1'],
      ...Object.fromEntries([...doctors, 'ana', 'beatrice', 'hana', 'hugo'].map((name) => [name, ['1']])),
    },
  },
]
