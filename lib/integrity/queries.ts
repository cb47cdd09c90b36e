import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'
import type { CheckStatus } from './vocabulary'

export type CheckRow = {
  id: string
  status: CheckStatus
  repair: boolean
  requestedAt: Date
  requestedByName: string | null
  finishedAt: Date | null
  statisticsMismatches: number | null
  timelineMismatches: number | null
  repairedRows: bigint | null
  examples: {
    statistics: { patient_id: string; problem: string }[]
    timeline: { related_table: string; related_id: string; problem: string }[]
  } | null
  errorMessage: string | null
}

const most = 20

/** The latest integrity checks, latest first. */
export async function listIntegrityChecks(scope: Scope): Promise<CheckRow[]> {
  noteAccess(scope, { action: 'integrity.list', entity: 'integrity_checks' })
  return scope.db.$queryRaw<CheckRow[]>`
    select c.id, c.status, c.repair, c.requested_at as "requestedAt", u.name as "requestedByName", c.finished_at as "finishedAt",
           c.statistics_mismatches as "statisticsMismatches", c.timeline_mismatches as "timelineMismatches",
           c.repaired_rows as "repairedRows", c.examples, c.error_message as "errorMessage"
      from integrity_checks c
      left join users u on u.id = c.requested_by
     order by c.requested_at desc, c.id desc
     limit ${most}`
}
