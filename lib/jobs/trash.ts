import 'server-only'
import * as z from 'zod'
import { recordNouns, type RecordTable } from '@/lib/changes/vocabulary'
import type { Scope } from '@/lib/db/scope'
import { formatCount } from '@/lib/format/numbers'
import { defineBulkAction, type RowOutcome } from './bulk'
import { livingIds } from './queries'

/** Lists whose rows can go to the trash, and the tables behind them. */
const tableOfList = {
  patients: 'patients',
  medications: 'patient_medications',
  doctors: 'doctors',
  assignments: 'doctor_patient_assignments',
  consultations: 'consultations',
  sessions: 'sessions',
  scans: 'mri_scans',
  predictions: 'predictions',
  reports: 'medical_reports',
  requests: 'report_status',
  timeline: 'patient_timeline',
  knowledge: 'knowledge_entries',
  users: 'users',
} as const satisfies Record<string, RecordTable>

/** Why a record stays, by the word the database says. */
const refusals: Record<string, string> = {
  'not-found': 'It no longer exists, or is in the trash already.',
  'own-account': 'This is your own account. Ask another administrator.',
  'last-administrator': 'This is the last active administrator.',
  'derived-entry': 'It follows from another record by itself. Move that record to the trash.',
}

/** "Move to trash" for every list; each row is a deletion of its own, which brings back exactly what went with it. */
export const trashActions = Object.entries(tableOfList).map(([list, table]) =>
  defineBulkAction({
    name: `${list}.trash`,
    list,
    label: 'Move to trash',
    input: z.object({}),
    classify: async (scope, ids) => {
      const living = await livingIds(scope, table, ids)
      return ids.map((id) => {
        const refusal = living.get(id) ?? 'not-found'
        return refusal === 'none' ? { id, outcome: 'done' } : { id, outcome: 'skipped', message: inWords(refusal) }
      })
    },
    consequences: (scope, ids) => whatGoesAlong(scope, table, ids),
    apply: async (scope, ids) => {
      const outcomes = await moveToTrash(scope, table, ids)
      return outcomes.map(({ id, outcome, message }) => ({
        id,
        outcome,
        ...(message !== null && { message: inWords(message) }),
      }))
    },
  }),
)

const mostTried = 50

/** What goes to the trash with these records: found out by doing it and taking it back, so for some only. */
async function whatGoesAlong({ db }: Scope, table: RecordTable, ids: string[]): Promise<string[]> {
  const tried = ids.slice(0, mostTried)
  const taken = await db.$queryRaw<{ entity: RecordTable; total: number }[]>`
    select entity, total::integer as total
      from app.deletions_would_take(${table}, ${tried}) where entity <> ${table} order by 2 desc, 1`
  if (taken.length === 0) return []
  const parts = taken.map(({ entity, total }) => {
    const { one, many } = recordNouns[entity]
    return `${formatCount(total)} ${total === 1 ? one : many}`
  })
  const whose = tried.length < ids.length ? `With the first ${mostTried} of them go` : 'With them go'
  return [`${whose} ${parts.join(', ')}. Restoring a record brings back exactly what went with it.`]
}

function inWords(refusal: string) {
  return refusals[refusal] ?? 'It cannot go to the trash now.'
}

/** For the reason of the operation that this transaction belongs to. */
async function moveToTrash({ db }: Scope, table: RecordTable, ids: string[]) {
  return db.$queryRaw<{ id: string; outcome: RowOutcome['outcome']; message: string | null }[]>`
    select id, outcome, message
      from app.move_to_trash_many(${table}, ${ids}, coalesce(nullif(current_setting('app.reason', true), ''), 'Bulk action'))`
}
