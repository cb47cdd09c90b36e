import 'server-only'
import * as z from 'zod'
import type { Scope } from '@/lib/db/scope'
import { defineBulkAction, type RowOutcome } from '@/lib/jobs/bulk'
import { consultationStatusLabels, type ConsultationStatus } from './vocabulary'

const reason = z
  .string({ error: 'Say why they are cancelled.' })
  .trim()
  .min(1, 'Say why they are cancelled.')
  .max(1000, 'Use at most 1000 characters.')

/** Takes appointments that are still scheduled off the calendar, such as those of a doctor who fell ill. */
export const cancelConsultations = defineBulkAction({
  name: 'consultations.cancel-many',
  list: 'consultations',
  label: 'Cancel',
  input: z.object({ reason }),
  async classify(scope, ids): Promise<RowOutcome[]> {
    const found = await statusesOf(scope, ids)
    return ids.map((id) => {
      const status = found.get(id)
      if (status === 'scheduled') return { id, outcome: 'done' }
      const is = status && consultationStatusLabels[status].toLowerCase()
      return { id, outcome: 'skipped', message: is ? `It is ${is}, not scheduled.` : 'It is no longer there.' }
    })
  },
  async apply(scope, ids): Promise<RowOutcome[]> {
    const cancelled = await scope.db.$queryRaw<{ id: string }[]>`
      update consultations set status = 'cancelled'
       where id = any (${ids}) and status = 'scheduled' and deleted_at is null
      returning id`
    const done = new Set(cancelled.map(({ id }) => id))
    await scope.db.$executeRaw`
      update consultations origin set next_visit_date = null
        from consultations c
       where c.id = any (${[...done]}) and origin.id = c.booked_in and origin.next_visit_date = c.consultation_date
         and origin.deleted_at is null`
    return ids.map((id) =>
      done.has(id)
        ? { id, outcome: 'done' }
        : { id, outcome: 'skipped', message: 'It was changed meanwhile and is not scheduled any more.' },
    )
  },
})

async function statusesOf({ db }: Scope, ids: string[]) {
  const rows = await db.$queryRaw<{ id: string; status: ConsultationStatus }[]>`
    select id, status from consultations where id = any (${ids}) and deleted_at is null`
  return new Map(rows.map(({ id, status }) => [id, status]))
}
