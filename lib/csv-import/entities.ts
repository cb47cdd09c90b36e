import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { assignmentImport } from './assignments'
import { consultationImport } from './consultations'
import type { CsvRow } from './decode'
import { doctorImport } from './doctors'
import { patientImport } from './patients'
import { claimAgain, runChunk, type ChunkOrder, type RowResult } from './run-chunk'

/** Brings rows of any kind in (see `runChunk`). */
export function importRows(scope: Scope, order: ChunkOrder, rows: readonly CsvRow[]): Promise<RowResult[]> {
  switch (order.plan.entity) {
    case 'patients':
      return runChunk(scope, patientImport, order, rows)
    case 'doctors':
      return runChunk(scope, doctorImport, order, rows)
    case 'assignments':
      return runChunk(scope, assignmentImport, order, rows)
    case 'consultations':
      return runChunk(scope, consultationImport, order, rows)
  }
}

/** Takes note of rows of any kind that came in before (see `claimAgain`). */
export function claimRowsAgain(
  scope: Scope,
  order: ChunkOrder,
  rows: readonly CsvRow[],
  done: ReadonlyMap<number, boolean>,
): Promise<void> {
  switch (order.plan.entity) {
    case 'patients':
      return claimAgain(scope, patientImport, order, rows, done)
    case 'doctors':
      return claimAgain(scope, doctorImport, order, rows, done)
    case 'assignments':
      return claimAgain(scope, assignmentImport, order, rows, done)
    case 'consultations':
      return claimAgain(scope, consultationImport, order, rows, done)
  }
}
