import 'server-only'
import * as z from 'zod'
import type { Scope } from '@/lib/db/scope'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { givenText } from '@/lib/forms/text'
import { defineBulkAction, type RowOutcome } from '@/lib/jobs/bulk'
import { resolveReference } from '@/lib/references/queries'
import type { Span } from './free-times'
import { bulkMoveInput } from './schema'
import { consultationStatusLabels, type ConsultationStatus } from './vocabulary'

const reason = givenText('Say why they are cancelled.', 1000)

/** Takes appointments that are still scheduled off the calendar, such as those of a doctor who fell ill. */
export const cancelConsultations = defineBulkAction({
  name: 'consultations.cancel-many',
  list: 'consultations',
  label: 'Cancel',
  input: z.object({ reason }),
  async classify(scope, ids): Promise<RowOutcome[]> {
    const found = await statusesOf(scope, ids)
    return ids.map((id) => {
      const why = notScheduled(found.get(id))
      return why === null ? { id, outcome: 'done' } : { id, outcome: 'skipped', message: why }
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
    return ids.map((id) => (done.has(id) ? { id, outcome: 'done' } : overtaken(id)))
  },
})

function overtaken(id: string): RowOutcome {
  return { id, outcome: 'skipped', message: 'It was changed meanwhile and is not scheduled any more.' }
}

/** Gives appointments that are still scheduled another doctor, at the time they have. */
export const moveConsultations = defineBulkAction({
  name: 'consultations.move-many',
  list: 'consultations',
  label: 'Move to another doctor',
  input: bulkMoveInput,
  classify: async (scope, ids, input) => judgeMoves(scope, ids, await doctorOf(scope, input.doctorId)),
  async apply(scope, ids, input): Promise<RowOutcome[]> {
    const doctor = await doctorOf(scope, input.doctorId)
    await scope.db.$executeRaw`select app.hold_doctors_calendar(${doctor.id})`
    const outcomes = await judgeMoves(scope, ids, doctor) // again: nobody else books this doctor from here on
    const doable = outcomes.flatMap(({ id, outcome }) => (outcome === 'done' ? [id] : []))
    const moved = await scope.db.$queryRaw<{ id: string }[]>`
      update consultations set doctor_id = ${doctor.id}
       where id = any (${doable}) and status = 'scheduled' and deleted_at is null
      returning id`
    const done = new Set(moved.map(({ id }) => id))
    return outcomes.map((one) => (one.outcome === 'done' && !done.has(one.id) ? overtaken(one.id) : one))
  },
})

type MovedTo = { id: string; refusal: string | null }

async function doctorOf(scope: Scope, given: string): Promise<MovedTo> {
  const id = await resolveReference(scope, 'doctors', given, 'doctorId')
  const [doctor] = await scope.db.$queryRaw<{ name: string; state: string }[]>`
    select name, approval_state as state from app.doctor_directory where doctor_id = ${id} and not is_deleted`
  const sees = doctor?.state === 'approved'
  return {
    id,
    refusal: sees ? null : `${doctorTitle(doctor?.name ?? null)} does not see patients: ${doctor?.state ?? 'deleted'}.`,
  }
}

type Movable = { id: string; status: ConsultationStatus; isOwn: boolean; isTaken: boolean; mayOverlap: boolean } & Span

/** In the order they were chosen in: of two at the same time, the doctor gets the first. */
async function judgeMoves({ db }: Scope, ids: string[], doctor: MovedTo): Promise<RowOutcome[]> {
  const rows = await db.$queryRaw<Movable[]>`
    select c.id, c.status, c.doctor_id = ${doctor.id} as "isOwn", c.consultation_date as "startsAt",
           upper(app.visit_range(c.consultation_date, c.duration_minutes)) as "endsAt",
           c.consultation_type = 'emergency' or c.overlap_allowed as "mayOverlap",
           exists (select from consultations o
                    where o.doctor_id = ${doctor.id} and o.status = 'scheduled' and o.consultation_type <> 'emergency'
                      and not o.overlap_allowed and o.deleted_at is null
                      and app.visit_range(o.consultation_date, o.duration_minutes)
                          && app.visit_range(c.consultation_date, c.duration_minutes)) as "isTaken"
      from consultations c
     where c.id = any (${ids}) and c.deleted_at is null`
  const found = new Map(rows.map((row) => [row.id, row]))
  const given: Movable[] = []
  return ids.map((id) => {
    const row = found.get(id)
    const why = notScheduled(row?.status) ?? doctor.refusal ?? (row ? inTheWay(row, given) : null)
    if (why !== null) return { id, outcome: 'skipped', message: why }
    if (row && !row.mayOverlap) given.push(row)
    return { id, outcome: 'done' }
  })
}

function inTheWay(row: Movable, given: Movable[]): string | null {
  if (row.isOwn) return 'It is with this doctor already.'
  if (row.mayOverlap) return null
  if (row.isTaken) return 'The doctor has another appointment at that time.'
  const meets = given.some(({ startsAt, endsAt }) => startsAt < row.endsAt && endsAt > row.startsAt)
  return meets ? 'Another of these appointments is at the same time, and goes first.' : null
}

function notScheduled(status: ConsultationStatus | undefined): string | null {
  if (status === 'scheduled') return null
  return status ? `It is ${consultationStatusLabels[status].toLowerCase()}, not scheduled.` : 'It is no longer there.'
}

async function statusesOf({ db }: Scope, ids: string[]) {
  const rows = await db.$queryRaw<{ id: string; status: ConsultationStatus }[]>`
    select id, status from consultations where id = any (${ids}) and deleted_at is null`
  return new Map(rows.map(({ id, status }) => [id, status]))
}
