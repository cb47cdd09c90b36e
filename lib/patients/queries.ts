import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { noteAccess, type Scope } from '@/lib/db/scope'
import { getSearchTerms } from '@/lib/search/queries'
import { startOf, toPage, type Page } from '@/lib/tables/page'
import type { PatientListFilter } from './schema'
import type { Gender } from './vocabulary'

export type PatientRow = {
  patientId: string
  name: string
  gender: Gender | null
  dateOfBirth: Date | null
  ageReported: number | null
  ageReportedAt: Date | null
  hasParkinsons: boolean | null
  diseaseStage: number | null
  confirmedParkinsons: boolean | null
  confirmedStage: number | null
  confirmedAt: Date | null
  confirmedByName: string | null
  totalConsultations: number
  totalMriScans: number
  totalReports: number
  lastVisitDate: Date | null
  doctors: { doctorId: string; name: string; assignmentType: string }[]
}

type FoundRow = Omit<PatientRow, 'doctors'> & { sortKey: string; count: number | null }

export type PatientList = Page<PatientRow> & {
  /** How many there are; exact up to 10,000. */
  count: number
  terms: string | null
}

const mostCounted = 10_000
const mostFound = 2_000

/**
 * One page of patients with their statistics: by last visit (newest first, never seen last), by last activity when the
 * active ones are asked for, or by name; by nearness when searched. The id breaks every tie, so two patients keep their order between pages. Who is listed is decided by
 * row-level security, not here. Three statements, whatever the page.
 */
export async function listPatients(scope: Scope, filter: PatientListFilter): Promise<PatientList> {
  const terms = await getSearchTerms(scope, filter.s)
  const order = orderOf(filter, terms)
  const start = startOf(filter)
  const found = await scope.db.$queryRaw<FoundRow[]>`
    ${terms ? foundBy(scope, terms) : Prisma.empty}
    select s.patient_id as "patientId", p.name, p.gender, p.date_of_birth as "dateOfBirth",
           p.age_reported as "ageReported", p.age_reported_at as "ageReportedAt",
           s.has_parkinsons as "hasParkinsons", s.disease_stage::float8 as "diseaseStage",
           s.confirmed_parkinsons as "confirmedParkinsons", s.confirmed_stage::float8 as "confirmedStage",
           s.confirmed_at as "confirmedAt",
           (select d.name from app.doctor_directory d where d.doctor_id = s.confirmed_by) as "confirmedByName",
           s.total_consultations as "totalConsultations", s.total_mri_scans as "totalMriScans",
           s.total_reports as "totalReports", s.last_visit_date as "lastVisitDate", ${order.key}::text as "sortKey",
           ${terms ? counted(filter, terms) : Prisma.sql`null::integer`} as count
      from ${sourceOf(terms)}
     where ${Prisma.join([...conditions(filter), keyset(order, start)], ' and ')}
     order by ${orderBy(order, start.backwards)}
     limit ${filter.size + 1}`
  const page = toPage(found, filter.size, start, ({ sortKey, patientId }) => [sortKey, patientId])
  const ids = page.rows.map(({ patientId }) => patientId)
  const doctors = await listActiveDoctors(scope, ids)
  noteAccess(scope, { action: terms ? 'patients.search' : 'patients.list', entity: 'patients', listedPatientIds: ids })
  return {
    ...page,
    rows: page.rows.map(({ sortKey: _sortKey, count: _count, ...row }) => ({
      ...row,
      doctors: doctors.get(row.patientId) ?? [],
    })),
    count: terms ? (found[0]?.count ?? 0) : await countPatients(scope, filter),
    terms,
  }
}

type Order = { key: Prisma.Sql; id: Prisma.Sql; type: Prisma.Sql; descending: boolean }

function orderOf({ sort, visit }: PatientListFilter, terms: string | null): Order {
  if (terms)
    return { key: Prisma.sql`found.rank`, id: Prisma.sql`s.patient_id`, type: Prisma.sql`real`, descending: true }
  if (sort === 'name')
    return {
      key: Prisma.sql`p.name_key`,
      id: Prisma.sql`p.patient_id`,
      type: Prisma.sql`text collate "C"`,
      descending: false,
    }
  return {
    key: visit === 'active' ? Prisma.sql`s.activity_sort` : Prisma.sql`s.visit_sort`,
    id: Prisma.sql`s.patient_id`,
    type: Prisma.sql`timestamptz`,
    descending: true,
  }
}

function orderBy({ key, id, descending }: Order, backwards: boolean) {
  const direction = descending === backwards ? Prisma.sql`asc` : Prisma.sql`desc`
  return Prisma.sql`${key} ${direction}, ${id} ${direction}`
}

function keyset({ key, id, type, descending }: Order, { from, backwards }: ReturnType<typeof startOf>) {
  if (!from) return Prisma.sql`true`
  const comparison = descending === backwards ? Prisma.sql`>` : Prisma.sql`<`
  return Prisma.sql`(${key}, ${id}) ${comparison} (${String(from[0])}::${type}, ${String(from[1])})`
}

/** Who was found, once for the page and its count. Administrators search through a function that may use the index. */
function foundBy({ viewer }: Scope, terms: string) {
  if (viewer.role === 'admin')
    return Prisma.sql`with found as materialized (select * from app.search_patients(${terms}, ${mostFound}::integer))`
  return Prisma.sql`
    with found as materialized (
      select p.patient_id, scored.rank
        from patients p
       cross join lateral (
         select case when p.patient_id = ${terms} then 2 else word_similarity(app.search_key(${terms}), p.name_key) end as rank
       ) scored
       where scored.rank > 0.5)`
}

function sourceOf(terms: string | null) {
  const everybody = Prisma.sql`patient_statistics s join patients p on p.patient_id = s.patient_id`
  return terms ? Prisma.sql`${everybody} join found on found.patient_id = s.patient_id` : everybody
}

function conditions({ stage, result, visit }: PatientListFilter): Prisma.Sql[] {
  const all = [Prisma.sql`true`]
  if (stage) all.push(Prisma.sql`s.stage_tenths = ${Number(stage) * 10}::smallint`)
  if (result === 'none') all.push(Prisma.sql`s.has_parkinsons is null`)
  else if (result) all.push(Prisma.sql`s.has_parkinsons = ${result === 'positive'}`)
  if (visit === '30d') all.push(Prisma.sql`s.visit_sort > now() - interval '30 days'`)
  if (visit === '90d') all.push(Prisma.sql`s.visit_sort > now() - interval '90 days'`)
  if (visit === 'over-9-months')
    all.push(Prisma.sql`s.visit_sort < now() - interval '9 months' and s.visit_sort > '-infinity'`)
  if (visit === 'never') all.push(Prisma.sql`s.visit_sort = '-infinity'`)
  if (visit === 'active') all.push(Prisma.sql`s.activity_sort > now() - interval '30 days'`)
  return all
}

function counted(filter: PatientListFilter, terms: string | null) {
  const source = terms ? sourceOf(terms) : Prisma.sql`patient_statistics s`
  return Prisma.sql`(select count(*)::integer
      from (select from ${source} where ${Prisma.join(conditions(filter), ' and ')} limit ${mostCounted + 1}) capped)`
}

async function countPatients({ db }: Scope, filter: PatientListFilter): Promise<number> {
  const [found] = await db.$queryRaw<{ count: number }[]>`select ${counted(filter, null)} as count`
  return found?.count ?? 0
}

async function listActiveDoctors(scope: Scope, patientIds: string[]) {
  return (await listDoctorsOfPage(scope, patientIds, [])).byPatient
}

type DoctorOfPage = { patientId: string | null; doctorId: string; name: string; assignmentType: string | null }

/** Who treats each of these patients, and the names of these other doctors: each doctor is looked up once for a page. */
export async function listDoctorsOfPage({ db }: Scope, patientIds: string[], otherDoctorIds: string[]) {
  const found = await db.$queryRaw<DoctorOfPage[]>`
    with active as materialized (
      select a.patient_id, a.doctor_id, a.assignment_type, a.id
        from doctor_patient_assignments a
       where a.patient_id = any (${patientIds}) and a.is_active and a.deleted_at is null
       union all
      select null, other, null, null from unnest(${otherDoctorIds}::text[]) as others (other)),
    named as materialized (
      select doctor_id, name, name_key from app.doctor_directory
       where doctor_id = any (array(select distinct doctor_id from active)))
    select active.patient_id as "patientId", active.doctor_id as "doctorId", named.name, active.assignment_type as "assignmentType"
      from active
      join named on named.doctor_id = active.doctor_id
     order by active.patient_id, active.assignment_type <> 'primary', named.name_key, active.id`
  const byPatient = new Map<string, { doctorId: string; name: string; assignmentType: string }[]>()
  for (const { patientId, doctorId, name, assignmentType } of found)
    if (patientId !== null && assignmentType !== null)
      byPatient.set(patientId, [...(byPatient.get(patientId) ?? []), { doctorId, name, assignmentType }])
  return { byPatient, names: new Map(found.map(({ doctorId, name }) => [doctorId, name])) }
}

/** What stands at the head of a chart; null when there is no such patient for this viewer. */
export async function getPatientHeader(scope: Scope, patientId: string) {
  const patient = await scope.db.patient.findFirst({
    where: { patientId, deletedAt: null },
    select: {
      patientId: true,
      name: true,
      gender: true,
      dateOfBirth: true,
      ageReported: true,
      ageReportedAt: true,
      allergies: true,
      currentMedications: true,
      medicalHistory: true,
      emergencyContactName: true,
      emergencyContactPhone: true,
      insuranceInfo: true,
      phone: true,
      email: true,
      address: true,
      version: true,
      createdAt: true,
    },
  })
  noteAccess(scope, {
    action: 'patients.open',
    entity: 'patients',
    entityId: patientId,
    patientId,
    outcome: patient ? 'ok' : 'not-found',
  })
  return patient
}
export type PatientHeader = NonNullable<Awaited<ReturnType<typeof getPatientHeader>>>
