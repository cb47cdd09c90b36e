import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import type { AssignmentType } from '@/lib/assignments/vocabulary'
import { noteAccess, type Scope } from '@/lib/db/scope'
import { mostShown, type HandOverState } from './vocabulary'

export type HandOverPlan = {
  fromDoctorId: string
  toDoctorId: string
  /** Null: everybody. */
  patientIds: string[] | null
  moveAppointments: boolean
  /** Appointments from this moment on. */
  from: Date
}

export type PreviewedPatient = {
  patientId: string
  name: string
  assignmentType: AssignmentType
  since: Date
  /** Why the patient stays; null when handed over. */
  why: string | null
  visits: number
  conflicts: number
}

export type HandOverPreview = {
  /** At most so many as can be looked through, those who stay first. */
  patients: PreviewedPatient[]
  moving: number
  staying: number
  visits: number
  conflicts: { patientId: string; name: string; at: Date }[]
}

/** Who would be handed over, who would stay and why, and which appointments the new doctor has no time for. */
export async function previewHandOver(scope: Scope, plan: HandOverPlan): Promise<HandOverPreview> {
  const { db } = scope
  const patients = await db.$queryRaw<PreviewedPatient[]>`
    with judged as (${judged(plan)}), visits as (${visitsOf(plan)})
    select j.patient_id as "patientId", p.name, j.assignment_type as "assignmentType", j.assignment_date as since, j.why,
           (select count(*)::integer from visits v where v.patient_id = j.patient_id and not v.is_taken) as visits,
           (select count(*)::integer from visits v where v.patient_id = j.patient_id and v.is_taken) as conflicts
      from judged j
      join patients p on p.patient_id = j.patient_id
     order by j.why is null, p.name_key, j.patient_id
     limit ${mostShown}`
  const [sums] = await db.$queryRaw<{ moving: number; staying: number; visits: number }[]>`
    with judged as (${judged(plan)}), visits as (${visitsOf(plan)})
    select count(*) filter (where why is null)::integer as moving, count(why)::integer as staying,
           (select count(*)::integer from visits v join judged m on m.patient_id = v.patient_id and m.why is null
             where not v.is_taken) as visits
      from judged`
  const conflicts = await db.$queryRaw<HandOverPreview['conflicts']>`
    with judged as (${judged(plan)}), visits as (${visitsOf(plan)})
    select v.patient_id as "patientId", p.name, v.consultation_date as at
      from visits v
      join judged j on j.patient_id = v.patient_id and j.why is null
      join patients p on p.patient_id = v.patient_id
     where v.is_taken
     order by v.consultation_date, v.id
     limit 100`
  noteAccess(scope, {
    action: 'hand-overs.preview',
    entity: 'doctor_patient_assignments',
    entityId: plan.fromDoctorId,
    listedPatientIds: patients.map(({ patientId }) => patientId),
  })
  return { patients, moving: sums?.moving ?? 0, staying: sums?.staying ?? 0, visits: sums?.visits ?? 0, conflicts }
}

/** Every patient of the first doctor that is meant, with the reason why one stays. */
export function judged({ fromDoctorId, toDoctorId, patientIds }: HandOverPlan): Prisma.Sql {
  const meant = patientIds ? Prisma.sql`and a.patient_id = any (${patientIds})` : Prisma.empty
  return Prisma.sql`
    select a.id, a.patient_id, a.assignment_type, a.assignment_date,
           case when present.id is not null
                then 'Already with the new doctor, as ' || present.assignment_type || '.' end as why
      from doctor_patient_assignments a
      left join doctor_patient_assignments present
        on present.patient_id = a.patient_id and present.doctor_id = ${toDoctorId}
       and present.is_active and present.deleted_at is null
     where a.doctor_id = ${fromDoctorId} and a.is_active and a.deleted_at is null ${meant}`
}

/** Booked appointments of the first doctor from a moment on; is_taken: the new doctor has another one then. */
export function visitsOf({ fromDoctorId, toDoctorId, moveAppointments, from }: HandOverPlan): Prisma.Sql {
  return Prisma.sql`
    select c.id, c.patient_id, c.consultation_date,
           c.consultation_type <> 'emergency' and not c.overlap_allowed and exists (
             select from consultations o
              where o.doctor_id = ${toDoctorId} and o.status = 'scheduled' and o.consultation_type <> 'emergency'
                and not o.overlap_allowed and o.deleted_at is null
                and app.visit_range(o.consultation_date, o.duration_minutes)
                    && app.visit_range(c.consultation_date, c.duration_minutes)) as is_taken
      from consultations c
     where ${moveAppointments} and c.doctor_id = ${fromDoctorId} and c.status = 'scheduled'
       and c.consultation_date >= ${from} and c.deleted_at is null`
}

export type HandOverRow = {
  id: string
  fromName: string
  toName: string
  fromDoctorId: string
  toDoctorId: string
  onDate: Date
  state: HandOverState
  chosen: number | null
  moveAppointments: boolean
  reason: string
  moved: number | null
  movedVisits: number | null
  problem: string | null
  requestedBy: string | null
  requestedAt: Date
  carriedOutAt: Date | null
  operationId: string | null
  version: number
  /** Of the way back of a cover: the hand-over that it gives back. */
  backOf: string | null
  /** Of a cover: its way back. */
  backId: string | null
  backOn: Date | null
  backState: HandOverState | null
}

const columns = Prisma.sql`
  h.id, f.name as "fromName", t.name as "toName", h.from_doctor_id as "fromDoctorId", h.to_doctor_id as "toDoctorId",
  h.on_date as "onDate", h.state, cardinality(h.patient_ids) as chosen, h.move_appointments as "moveAppointments",
  h.reason, h.moved, h.moved_visits as "movedVisits", h.problem, u.name as "requestedBy",
  h.requested_at as "requestedAt", h.carried_out_at as "carriedOutAt", h.operation_id as "operationId", h.version,
  h.back_of as "backOf", b.id as "backId", b.on_date as "backOn", b.state as "backState"`
const source = Prisma.sql`
  hand_overs h
  join app.doctor_directory f on f.doctor_id = h.from_doctor_id
  join app.doctor_directory t on t.doctor_id = h.to_doctor_id
  left join users u on u.id = h.requested_by
  left join hand_overs b on b.back_of = h.id`

/** The latest hand-overs, planned ones first. */
export async function listHandOvers({ db }: Scope): Promise<HandOverRow[]> {
  return db.$queryRaw<HandOverRow[]>`
    select ${columns} from ${source} order by h.state <> 'planned', h.requested_at desc, h.id desc limit 50`
}

export type SkippedPatient = { patientId: string; name: string | null; why: string }

/** One hand-over with whom it left where they were. */
export async function getHandOver(
  scope: Scope,
  id: string,
): Promise<(HandOverRow & { skipped: SkippedPatient[] }) | null> {
  const [found] = await scope.db.$queryRaw<HandOverRow[]>`select ${columns} from ${source} where h.id = ${id}`
  if (!found) return null
  const skipped = await scope.db.$queryRaw<SkippedPatient[]>`
    select s."patientId", p.name, s.why
      from hand_overs h
     cross join jsonb_to_recordset(h.skipped) as s ("patientId" text, why text)
      left join patients p on p.patient_id = s."patientId"
     where h.id = ${id}
     order by p.name_key, s."patientId"
     limit ${mostShown}`
  noteAccess(scope, {
    action: 'hand-overs.open',
    entity: 'hand_overs',
    entityId: id,
    listedPatientIds: skipped.map(({ patientId }) => patientId),
  })
  return { ...found, skipped }
}
