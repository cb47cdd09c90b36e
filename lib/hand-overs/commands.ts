import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { clinicToday, clinicZone } from '@/lib/format/dates'
import { startOfDate } from '@/lib/forms/clock'
import { resolveReference } from '@/lib/references/queries'
import { judged, visitsOf, type HandOverPlan } from './queries'
import type { HandOverInput, PreviewHandOverInput } from './schema'
import { mostAtOnce } from './vocabulary'

type Preview = { from: string; to: string; on: string; back: string | null; visits: boolean }

/** Finds the two doctors that a preview is asked for. Writes nothing. */
export async function findHandOver(scope: Scope, input: PreviewHandOverInput): Promise<Preview> {
  const from = await resolveReference(scope, 'doctors', input.fromDoctorId, 'fromDoctorId')
  const to = await resolveReference(scope, 'doctors', input.toDoctorId, 'toDoctorId')
  await requireTaker(scope, from, to)
  const on = input.onDate ?? clinicToday()
  if (input.backOn) await requireWayBack(scope, { from, on, back: input.backOn })
  return {
    from,
    to,
    on,
    back: input.backOn,
    visits: input.moveAppointments,
  }
}

async function requireTaker({ db }: Scope, from: string, to: string) {
  if (from === to)
    throw new AppError('value-not-allowed', {
      field: 'toDoctorId',
      message: 'Both are the same doctor. Choose another one to take over.',
    })
  const doctor = await db.doctor.findFirst({
    where: { doctorId: to, deletedAt: null },
    select: { approvalState: true },
  })
  if (doctor?.approvalState !== 'approved')
    throw new AppError('value-not-allowed', {
      field: 'toDoctorId',
      message: 'Only an approved doctor can take over patients. Choose another one, or approve this one first.',
    })
}

/** The patients of a cover go back on a later day than they came, and to a doctor who can take them. */
async function requireWayBack({ db }: Scope, { from, on, back }: { from: string; on: string; back: string }) {
  const refuse = (message: string) => new AppError('value-not-allowed', { field: 'backOn', message })
  if (back <= on) throw refuse('The way back is not after the hand-over. Choose a later day.')
  const doctor = await db.doctor.findFirst({
    where: { doctorId: from, deletedAt: null },
    select: { approvalState: true },
  })
  if (doctor?.approvalState !== 'approved')
    throw refuse('The doctor who hands over is not approved, so nobody can be given back. Leave this empty.')
}

/**
 * Hands patients over. Today and not too many: at once, as one operation. Otherwise the plan is kept, and the worker
 * carries it out when its day has come. With a day for the way back, a second one is planned that gives the same back.
 */
export async function handOver(scope: Scope, input: HandOverInput): Promise<{ id: string; isDone: boolean }> {
  const { db, viewer } = scope
  const today = clinicToday()
  if (input.onDate < today)
    throw new AppError('value-not-allowed', {
      message: 'The date of the hand-over has passed. Choose today or a later one.',
    })
  await requireTaker(scope, input.fromDoctorId, input.toDoctorId)
  if (input.backOn) await requireWayBack(scope, { from: input.fromDoctorId, on: input.onDate, back: input.backOn })
  const patientIds = input.who === 'all' ? null : input.patientIds
  const [created] = await db.$queryRaw<{ id: string }[]>`
    insert into hand_overs (from_doctor_id, to_doctor_id, on_date, patient_ids, move_appointments, reason, requested_by)
    values (${input.fromDoctorId}, ${input.toDoctorId}, ${input.onDate}::date, ${patientIds}::text[],
            ${input.moveAppointments}, ${input.reason}, ${viewer.userId})
    returning id`
  const id = created?.id ?? ''
  if (input.backOn) await planWayBack(scope, id, input.backOn)
  if (input.onDate > today || (await countMeant(scope, input.fromDoctorId, patientIds)) > mostAtOnce)
    return { id, isDone: false }
  return { id, isDone: await carryOut(scope, id) }
}

/** Plans the way back. It names no patient yet: whom it gives back is known when the first hand-over is carried out. */
async function planWayBack({ db }: Scope, id: string, backOn: string) {
  await db.$executeRaw`
    insert into hand_overs (from_doctor_id, to_doctor_id, on_date, patient_ids, move_appointments, reason, requested_by,
                            back_of)
    select to_doctor_id, from_doctor_id, ${backOn}::date, '{}', move_appointments, left('Cover ended: ' || reason, 1000),
           requested_by, id
      from hand_overs where id = ${id}`
}

async function countMeant({ db }: Scope, fromDoctorId: string, patientIds: string[] | null) {
  if (patientIds) return patientIds.length
  return db.doctorPatientAssignment.count({ where: { doctorId: fromDoctorId, isActive: true, deletedAt: null } })
}

type Planned = {
  fromDoctorId: string
  toDoctorId: string
  onDate: string
  patientIds: string[] | null
  moveAppointments: boolean
  reason: string
  operationId: string | null
  backOf: string | null
}

/**
 * Carries out a planned hand-over, or the next part of a large one; says whether it is done. The row is locked, and who
 * was moved is no longer with the first doctor: nobody is moved twice, whoever tries again. Patients are judged as they
 * are today.
 */
export async function carryOut(scope: Scope, id: string): Promise<boolean> {
  const { db } = scope
  const [planned] = await db.$queryRaw<Planned[]>`
    select from_doctor_id as "fromDoctorId", to_doctor_id as "toDoctorId", on_date::text as "onDate",
           patient_ids as "patientIds", move_appointments as "moveAppointments", reason, operation_id as "operationId",
           back_of as "backOf"
      from hand_overs where id = ${id} and state = 'planned' for update`
  if (!planned) return true
  if (planned.operationId) await db.$executeRaw`select app.continue_operation(${planned.operationId})`
  await requireTaker(scope, planned.fromDoctorId, planned.toDoctorId)
  const start = startOfDate(planned.onDate, clinicZone())
  const plan: HandOverPlan = { ...planned, from: start > new Date() ? start : new Date() }
  const meant = await db.$queryRaw<{ id: string }[]>`
    select j.id from (${judged(plan)}) j where j.why is null order by j.patient_id limit ${mostAtOnce}`
  const moved = await movePatients(scope, planned, idsOf(meant))
  const visits = await moveVisits(scope, plan, moved)
  await db.$executeRaw`
    update hand_overs set patient_ids = patient_ids || ${moved}::text[] where back_of = ${id} and state = 'planned'`
  await db.$executeRaw`
    update hand_overs
       set moved = coalesce(moved, 0) + ${moved.length}::integer,
           moved_visits = coalesce(moved_visits, 0) + ${visits}::integer,
           operation_id = coalesce(operation_id, nullif(current_setting('app.operation', true), ''))
     where id = ${id}`
  if (meant.length === mostAtOnce) return false
  await finish(scope, id, plan, planned.backOf !== null)
  return true
}

async function finish({ db }: Scope, id: string, plan: HandOverPlan, isWayBack: boolean) {
  const { patientIds, fromDoctorId, toDoctorId } = plan
  await db.$executeRaw`
    update hand_overs
       set state = 'done', carried_out_at = now(),
           skipped = (select coalesce(jsonb_agg(jsonb_build_object('patientId', s.patient_id, 'why', s.why)
                                                order by s.patient_id), '[]')
                        from (select j.patient_id, j.why from (${judged(plan)}) j where j.why is not null
                              union all
                              select given.patient_id, 'No longer with the doctor who covered.'
                                from unnest(${patientIds ?? []}::text[]) given (patient_id)
                               where ${isWayBack} and not exists (
                                 select from doctor_patient_assignments a
                                  where a.patient_id = given.patient_id and a.is_active and a.deleted_at is null
                                    and a.doctor_id in (${fromDoctorId}, ${toDoctorId}))) s)
     where id = ${id}`
}

/** Ends these assignments and begins the same with the new doctor; returns the patients. */
async function movePatients({ db }: Scope, { toDoctorId, reason }: Planned, ids: string[]): Promise<string[]> {
  const ended = await db.$queryRaw<{ id: string; type: string }[]>`
    update doctor_patient_assignments
       set is_active = false, ended_at = greatest(now(), assignment_date), end_reason = ${reason}
     where id = any (${ids}) and is_active and deleted_at is null
    returning patient_id as id, assignment_type as type`
  await db.$executeRaw`
    insert into doctor_patient_assignments (doctor_id, patient_id, assignment_type)
    select ${toDoctorId}, patient_id, assignment_type
      from unnest(${idsOf(ended)}::text[], ${ended.map(({ type }) => type)}::text[]) as ended (patient_id, assignment_type)
     order by patient_id`
  return idsOf(ended)
}

/** Gives the new doctor the appointments of these patients, but for those at a time that is taken. */
async function moveVisits({ db }: Scope, plan: HandOverPlan, patientIds: string[]): Promise<number> {
  if (!plan.moveAppointments) return 0
  return db.$executeRaw`
    update consultations c
       set doctor_id = ${plan.toDoctorId}
      from (${visitsOf(plan)}) v
     where c.id = v.id and not v.is_taken and v.patient_id = any (${patientIds})`
}

function idsOf(rows: { id: string }[]) {
  return rows.map(({ id }) => id)
}

/** Takes a plan back before its day. */
export async function cancelHandOver({ db }: Scope, { id, version }: { id: string; version: number }): Promise<void> {
  const { count } = await db.handOver.updateMany({
    where: { id, version, state: 'planned' },
    data: { state: 'cancelled' },
  })
  if (count === 0)
    throw new AppError('changed-meanwhile', {
      message: 'This hand-over is no longer planned. Load the page again to see what became of it.',
    })
}
