import type { Route } from 'next'
import type { OutcomeRows } from '@/components/csv-import/outcomes'
import { recordHref } from '@/lib/changes/record-links'
import type { RecordTable } from '@/lib/changes/vocabulary'
import { listOutcomeRows } from '@/lib/csv-import/queries'
import type { CsvEntity } from '@/lib/csv-import/vocabulary'
import type { Scope } from '@/lib/db/scope'

/** The first rows of each outcome of a job. */
export async function readOutcomes(scope: Scope, jobId: string): Promise<OutcomeRows> {
  return {
    create: await listOutcomeRows(scope, jobId, 'create'),
    update: await listOutcomeRows(scope, jobId, 'update'),
    skip: await listOutcomeRows(scope, jobId, 'skip'),
    error: await listOutcomeRows(scope, jobId, 'error'),
  }
}

const tables: Record<CsvEntity, RecordTable> = {
  patients: 'patients',
  doctors: 'doctors',
  assignments: 'doctor_patient_assignments',
  consultations: 'consultations',
}

export function recordHrefOf(entity: CsvEntity): (recordId: string) => Route {
  return (recordId) => recordHref(tables[entity], recordId)
}
