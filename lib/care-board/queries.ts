import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import type { AssignmentType } from '@/lib/assignments/vocabulary'
import { noteAccess, type Scope } from '@/lib/db/scope'
import type { ApprovalState } from '@/lib/doctors/vocabulary'
import { lanesPerPage, noDoctorLane, patientsPerLane, type BoardFilter } from './schema'

export type LanePatient = { patientId: string; name: string; assignmentType: AssignmentType | null }

export type Lane = {
  doctorId: string
  name: string
  specialization: string | null
  hospitalAffiliation: string | null
  approvalState: ApprovalState
  capacityPatients: number | null
  patients: number
  first: LanePatient[]
}

export type Board = {
  lanes: Lane[]
  /** How many doctors fit the filters. */
  doctors: number
  withoutDoctor: { patients: number; first: LanePatient[] }
}

const active = Prisma.sql`
  (select count(*)::integer from doctor_patient_assignments a
    where a.doctor_id = d.doctor_id and a.is_active and a.deleted_at is null)`

/** One page of lanes, each with its first patients, and the lane of those without an active doctor. Five statements. */
export async function getBoard(scope: Scope, filter: BoardFilter): Promise<Board> {
  const found = await listLanes(scope, filter)
  const part = filter.lane ? filter.part : 1
  const patients = await listLanePatients(
    scope,
    found.map(({ doctorId }) => doctorId),
    part,
  )
  const withoutDoctor =
    filter.lane && filter.lane !== noDoctorLane ? { patients: 0, first: [] } : await listWithoutDoctor(scope, part)
  noteAccess(scope, {
    action: 'assignments.board',
    entity: 'patients',
    listedPatientIds: [...patients, ...withoutDoctor.first].map(({ patientId }) => patientId),
  })
  return {
    lanes: found.map(({ total: _total, ...lane }) => ({
      ...lane,
      first: patients.filter(({ doctorId }) => doctorId === lane.doctorId).map(({ doctorId: _doctor, ...one }) => one),
    })),
    doctors: found[0]?.total ?? 0,
    withoutDoctor,
  }
}

async function listLanes({ db }: Scope, filter: BoardFilter): Promise<(Omit<Lane, 'first'> & { total: number })[]> {
  if (filter.lane === noDoctorLane) return []
  const conditions = [Prisma.sql`d.deleted_at is null`]
  if (filter.lane) conditions.push(Prisma.sql`d.doctor_id = ${filter.lane}`)
  if (filter.hospital) conditions.push(Prisma.sql`d.hospital_affiliation = ${filter.hospital}`)
  if (filter.speciality) conditions.push(Prisma.sql`d.specialization = ${filter.speciality}`)
  if (filter.state) conditions.push(Prisma.sql`d.approval_state = ${filter.state}`)
  if (filter.with)
    conditions.push(Prisma.sql`(d.doctor_id = ${filter.with} or lower(d.specialization) =
      (select lower(o.specialization) from doctors o where o.doctor_id = ${filter.with}))`)
  const order = {
    name: Prisma.sql`u.name_key, d.doctor_id`,
    least: Prisma.sql`${active}, u.name_key, d.doctor_id`,
    most: Prisma.sql`${active} desc, u.name_key, d.doctor_id`,
  }[filter.order]
  return db.$queryRaw<(Omit<Lane, 'first'> & { total: number })[]>`
    with lanes as materialized (
      select d.doctor_id, u.name, d.specialization, d.hospital_affiliation, d.approval_state, d.capacity_patients,
             count(*) over ()::integer as total,
             row_number() over (order by d.doctor_id is distinct from ${filter.with ?? null}, ${order}) as place
        from doctors d
        join users u on u.id = d.user_id
       where ${Prisma.join(conditions, ' and ')}
       order by place
       limit ${lanesPerPage} offset ${(filter.page - 1) * lanesPerPage})
    select d.doctor_id as "doctorId", d.name, d.specialization, d.hospital_affiliation as "hospitalAffiliation",
           d.approval_state as "approvalState", d.capacity_patients as "capacityPatients", ${active} as patients, d.total
      from lanes d
     order by d.place`
}

async function listLanePatients({ db }: Scope, doctorIds: string[], part: number) {
  if (doctorIds.length === 0) return []
  return db.$queryRaw<(LanePatient & { doctorId: string })[]>`
    select lane.doctor_id as "doctorId", one.patient_id as "patientId", one.name, one.assignment_type as "assignmentType"
      from unnest(${doctorIds}::text[]) with ordinality as lane (doctor_id, place)
     cross join lateral (
       select a.patient_id, p.name, p.name_key, a.assignment_type
         from doctor_patient_assignments a
         join patients p on p.patient_id = a.patient_id
        where a.doctor_id = lane.doctor_id and a.is_active and a.deleted_at is null
        order by p.name_key, a.patient_id
        limit ${patientsPerLane} offset ${(part - 1) * patientsPerLane}) one
     order by lane.place, one.name_key, one.patient_id`
}

async function listWithoutDoctor({ db }: Scope, part: number): Promise<Board['withoutDoctor']> {
  const [counted] = await db.$queryRaw<{ patients: number }[]>`
    select count(*)::integer as patients from patient_statistics where active_doctors_count = 0`
  const first = await db.$queryRaw<LanePatient[]>`
    select s.patient_id as "patientId", p.name, null as "assignmentType"
      from (select patient_id, visit_sort from patient_statistics where active_doctors_count = 0
             order by visit_sort desc, patient_id desc
             limit ${patientsPerLane} offset ${(part - 1) * patientsPerLane}) s
      join patients p on p.patient_id = s.patient_id
     order by s.visit_sort desc, s.patient_id desc`
  return { patients: counted?.patients ?? 0, first }
}

/** The hospitals and specialities there are, to filter by. */
export async function listBoardChoices({ db }: Scope): Promise<{ hospitals: string[]; specialities: string[] }> {
  const [found] = await db.$queryRaw<{ hospitals: string[]; specialities: string[] }[]>`
    select array(select distinct hospital_affiliation from doctors
                  where hospital_affiliation <> '' and deleted_at is null order by 1 limit 300) as hospitals,
           array(select distinct specialization from doctors
                  where specialization <> '' and deleted_at is null order by 1 limit 300) as specialities`
  return found ?? { hospitals: [], specialities: [] }
}

/** The speciality and the hospital of a doctor whose patients may move. */
export type Place = { speciality: string; hospital: string | null }
export type Suggested = Place & { doctorId: string; name: string; patients: number }

/**
 * For each of these places the approved doctors of the speciality: those of the same hospital first, where the patients
 * know their way, then those with most room.
 */
export async function listSuggested({ db }: Scope, places: Place[]): Promise<Suggested[]> {
  if (places.length === 0) return []
  return db.$queryRaw<Suggested[]>`
    with wanted as (
      select distinct w.speciality, nullif(w.hospital, '') as hospital
        from unnest(${places.map(({ speciality }) => speciality)}::text[], ${places.map(({ hospital }) => hospital ?? '')}::text[])
             as w (speciality, hospital)),
    load as materialized (
      select d.doctor_id, u.name, u.name_key, d.specialization, d.hospital_affiliation, d.capacity_patients, ${active} as patients
        from doctors d
        join users u on u.id = d.user_id and u.is_active and u.deleted_at is null
       where d.approval_state = 'approved' and d.deleted_at is null
         and lower(d.specialization) in (select lower(speciality) from wanted))
    select ranked.doctor_id as "doctorId", ranked.name, ranked.speciality, ranked.hospital, ranked.patients
      from (select w.speciality, w.hospital, load.doctor_id, load.name, load.patients,
                   row_number() over (partition by w.speciality, w.hospital
                     order by coalesce(lower(load.hospital_affiliation) = lower(w.hospital), false) desc,
                              load.patients::numeric / coalesce(load.capacity_patients, 1000), load.patients,
                              load.name_key, load.doctor_id) as place
              from wanted w
              join load on lower(load.specialization) = lower(w.speciality)
             where load.patients < coalesce(load.capacity_patients, 20001)) ranked
     where ranked.place <= 4
     order by ranked.speciality, ranked.hospital, ranked.place`
}
