import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { noteAccess, type Scope } from '@/lib/db/scope'
import type { LikenessReason } from '@/lib/patients/vocabulary'
import type { MovedCounts } from './vocabulary'

export type MergeSide = {
  patientId: string
  name: string
  gender: string | null
  dateOfBirth: Date | null
  ageReported: number | null
  ageReportedAt: Date | null
  phone: string | null
  email: string | null
  address: string | null
  emergencyContactName: string | null
  emergencyContactPhone: string | null
  insuranceInfo: string | null
  allergies: string | null
  medicalHistory: string | null
  currentMedications: string | null
  createdAt: Date
  version: number
  account: string | null
  primaryDoctor: { id: string; name: string } | null
}

/** Both records of a merge; null for one that is not there. Two statements. */
export async function getMergeSides(scope: Scope, keptId: string, mergedId: string) {
  const found = await scope.db.$queryRaw<MergeSide[]>`
    select p.patient_id as "patientId", p.name, p.gender, p.date_of_birth as "dateOfBirth",
           p.age_reported as "ageReported", p.age_reported_at as "ageReportedAt", p.phone, p.email, p.address,
           p.emergency_contact_name as "emergencyContactName", p.emergency_contact_phone as "emergencyContactPhone",
           p.insurance_info as "insuranceInfo", p.allergies, p.medical_history as "medicalHistory",
           p.current_medications as "currentMedications", p.created_at as "createdAt", p.version,
           (select coalesce(u.email, u.username, u.name) from users u
             where u.id = p.user_id and u.deleted_at is null) as account,
           (select jsonb_build_object('id', d.doctor_id, 'name', d.name)
              from doctor_patient_assignments a
              join app.doctor_directory d on d.doctor_id = a.doctor_id
             where a.patient_id = p.patient_id and a.is_active and a.deleted_at is null
               and a.assignment_type = 'primary') as "primaryDoctor"
      from patients p
     where p.patient_id in (${keptId}, ${mergedId}) and p.deleted_at is null`
  for (const { patientId } of found)
    noteAccess(scope, { action: 'patients.compare', entity: 'patients', entityId: patientId, patientId })
  const side = (id: string) => found.find(({ patientId }) => patientId === id) ?? null
  return { kept: side(keptId), merged: side(mergedId) }
}

/** What would move from a record, whose permission to help would not, and which doctors treat both. */
export async function getMergePreview({ db }: Scope, keptId: string, mergedId: string) {
  const [moved] = await db.$queryRaw<MovedCounts[]>`
    select (select count(*)::integer from consultations where patient_id = ${mergedId} and deleted_at is null) as consultations,
           (select count(*)::integer from sessions where patient_id = ${mergedId} and deleted_at is null) as sessions,
           (select count(*)::integer from mri_scans where patient_id = ${mergedId} and deleted_at is null) as mri_scans,
           (select count(*)::integer from predictions where patient_id = ${mergedId} and deleted_at is null) as predictions,
           (select count(*)::integer from medical_reports where patient_id = ${mergedId} and deleted_at is null) as medical_reports,
           (select count(*)::integer from report_status where patient_id = ${mergedId} and deleted_at is null) as report_status,
           (select count(*)::integer from patient_timeline
             where patient_id = ${mergedId} and related_id is null and deleted_at is null) as patient_timeline,
           (select count(*)::integer from patient_medications where patient_id = ${mergedId} and deleted_at is null) as patient_medications,
           (select count(*)::integer from clinical_assessments where patient_id = ${mergedId} and deleted_at is null) as clinical_assessments,
           (select count(*)::integer from correction_requests where patient_id = ${mergedId}) as correction_requests,
           (select count(*)::integer from doctor_patient_assignments
             where patient_id = ${mergedId} and deleted_at is null) as doctor_patient_assignments`
  const [helpers] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::integer as count from helper_grants 
     where patient_id = ${mergedId} and accepted_at is not null and ended_at is null`
  const sharedDoctors = await db.$queryRaw<{ name: string }[]>`
    select d.name
      from doctor_patient_assignments k
      join doctor_patient_assignments m on m.doctor_id = k.doctor_id
      join app.doctor_directory d on d.doctor_id = k.doctor_id
     where k.patient_id = ${keptId} and k.is_active and k.deleted_at is null
       and m.patient_id = ${mergedId} and m.is_active and m.deleted_at is null
     order by d.name_key, d.doctor_id
     limit 20`
  return {
    moved: moved ?? {},
    helpersLeft: helpers?.count ?? 0,
    sharedDoctors: sharedDoctors.map(({ name }) => name),
  }
}

export type Merge = {
  id: string
  keptId: string
  mergedId: string
  /** Name of the record it went into, and of the one that went. */
  keptName: string | null
  mergedName: string | null
  mergedBy: string
  mergedAt: Date
  reason: string
  moved: MovedCounts & { account?: string; ended?: number; stepped_down?: number }
  operationId: string
}

/** The merge by which this record went into another, as long as it is in force; null when it did not. */
export async function getMergeAway(scope: Scope, patientId: string): Promise<Merge | null> {
  const [found] = await scope.db.$queryRaw<Merge[]>`
    select g.id, g.kept_id as "keptId", g.merged_id as "mergedId", k.name as "keptName", m.name as "mergedName",
           coalesce(u.name, 'somebody') as "mergedBy", g.merged_at as "mergedAt", g.reason, g.moved,
           g.operation_id as "operationId"
      from patient_merges g
      join patients m on m.patient_id = g.merged_id and m.deletion_id = g.deletion_id and m.deleted_at is not null
      left join patients k on k.patient_id = g.kept_id
      left join users u on u.id = g.merged_by
     where g.merged_id = ${patientId}
     order by g.merged_at desc, g.id
     limit 1`
  if (found) noteAccess(scope, { action: 'patients.open', entity: 'patients', entityId: patientId, patientId })
  return found ?? null
}

/** Merges into this record that are in force, latest first, at most twenty. */
export async function listMergesInto({ db }: Scope, patientId: string): Promise<Merge[]> {
  return db.$queryRaw<Merge[]>`
    select g.id, g.kept_id as "keptId", g.merged_id as "mergedId", null as "keptName", m.name as "mergedName",
           coalesce(u.name, 'somebody') as "mergedBy", g.merged_at as "mergedAt", g.reason, g.moved,
           g.operation_id as "operationId"
      from patient_merges g
      join patients m on m.patient_id = g.merged_id and m.deletion_id = g.deletion_id and m.deleted_at is not null
      left join users u on u.id = g.merged_by
     where g.kept_id = ${patientId}
     order by g.merged_at desc, g.id
     limit 20`
}

type LikelyDuplicate = {
  patientId: string
  name: string
  dateOfBirth: Date | null
  ageReported: number | null
  ageReportedAt: Date | null
  phone: string | null
  lastVisitDate: Date | null
}
export type DuplicatePair = {
  firstId: string
  secondId: string
  score: number
  reasons: LikenessReason[]
  dismissedAt: Date | null
  dismissedBy: string | null
  first: LikelyDuplicate
  second: LikelyDuplicate
}

const pairsOnPage = 25

/*
 * Both records of a pair are there. Asked of each pair by itself, and in the order of the index of `patients`: pairs are
 * kept in the order of bytes (collate "C"), and joined in that order every patient would be read for a few pairs.
 */
const bothLive = Prisma.sql`
  (select true from patients where patient_id = d.first_id collate "default" and deleted_at is null)
  and (select true from patients where patient_id = d.second_id collate "default" and deleted_at is null)`

/** One page of pairs that may be one person, likeliest first; the ids break ties. */
export async function listDuplicates(scope: Scope, { page, dismissed }: { page: number; dismissed: boolean }) {
  const found = await scope.db.$queryRaw<Omit<DuplicatePair, 'first' | 'second'>[]>`
    select d.first_id as "firstId", d.second_id as "secondId", d.score::integer as score, d.reasons,
           d.dismissed_at as "dismissedAt", u.name as "dismissedBy"
      from patient_duplicates d
      left join users u on u.id = d.dismissed_by
     where (d.dismissed_at is not null) = ${dismissed} and ${bothLive}
     order by d.score desc, d.first_id, d.second_id
     limit ${pairsOnPage + 1} offset ${(page - 1) * pairsOnPage}`
  const pairs = found.slice(0, pairsOnPage)
  const ids = [...new Set(pairs.flatMap(({ firstId, secondId }) => [firstId, secondId]))]
  const people = await scope.db.$queryRaw<LikelyDuplicate[]>`
    select p.patient_id as "patientId", p.name, p.date_of_birth as "dateOfBirth", p.age_reported as "ageReported",
           p.age_reported_at as "ageReportedAt", p.phone, s.last_visit_date as "lastVisitDate"
      from patients p
      left join patient_statistics s on s.patient_id = p.patient_id
     where p.patient_id = any (${ids})
     order by p.patient_id`
  noteAccess(scope, { action: 'patients.list-duplicates', entity: 'patients', listedPatientIds: ids })
  const byId = new Map(people.map((person) => [person.patientId, person]))
  return {
    rows: pairs.flatMap((pair): DuplicatePair[] => {
      const [first, second] = [byId.get(pair.firstId), byId.get(pair.secondId)]
      return first && second ? [{ ...pair, first, second }] : []
    }),
    hasMore: found.length > pairsOnPage,
  }
}

/** How many pairs wait for somebody to decide, counted no further than one more than `most`. */
export async function countOpenDuplicates({ db }: Scope, most: number): Promise<number> {
  const [found] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::integer as count
      from (select from patient_duplicates d
             where d.dismissed_at is null and ${bothLive}
             limit ${most + 1}) open`
  return found?.count ?? 0
}

/** How many living records may be duplicates of this one. */
export async function countDuplicatesOf({ db }: Scope, patientId: string): Promise<number> {
  const [found] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::integer as count
      from (select second_id as other from patient_duplicates where first_id = ${patientId} and dismissed_at is null
             union all
            select first_id from patient_duplicates where second_id = ${patientId} and dismissed_at is null) pair
      join patients p on p.patient_id = pair.other collate "default" and p.deleted_at is null`
  return found?.count ?? 0
}

/** How many records the worker still has to compare with the others. */
export async function countWaitingForComparison({ db }: Scope): Promise<number> {
  const [found] = await db.$queryRaw<{ count: number }[]>`
    select app.patients_waiting_for_comparison()::integer as count`
  return found?.count ?? 0
}
