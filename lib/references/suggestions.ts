import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { describeAge } from '@/lib/patients/age'
import { shortId, type ReferenceKind, type Suggestion } from './vocabulary'

type Source = (scope: Scope, words: string, most: number) => Promise<Suggestion[]>

/** Finding: by words, best first. */
export const sources: Record<ReferenceKind, Source> = {
  patients: async (scope, words, most) => describe.patients(scope, await patientIds(scope, words, most)),
  doctors: async (scope, words, most) => {
    const rows = await scope.db.$queryRaw<{ id: string }[]>`
      select d.doctor_id as id
        from (select doctor_id, 5 as rank from doctors where doctor_id = ${words}
              union all
              select d.doctor_id, found.rank
                from app.find_users(${words}, 'doctor', ${most * 2}::integer) found
                join doctors d on d.user_id = found.user_id) found
        join app.doctor_directory d on d.doctor_id = found.doctor_id and not d.is_deleted
       group by d.doctor_id, d.name_key
       order by max(found.rank) desc, d.name_key, d.doctor_id
       limit ${most}`
    return describe.doctors(scope, idsOf(rows))
  },
  users: async (scope, words, most) => {
    const rows = await scope.db.$queryRaw<{ id: string }[]>`
      select u.id
        from app.find_users(${words}, null, ${most}::integer) found
        join users u on u.id = found.user_id
       order by found.rank desc, u.name_key, u.id`
    return describe.users(scope, idsOf(rows))
  },
  sessions: async (scope, words, most) => {
    const patients = await patientIds(scope, words, most)
    const rows = await scope.db.$queryRaw<{ id: string }[]>`
      select id from sessions
       where (id = ${words} or patient_id = any (${patients})) and deleted_at is null
       order by created_at desc, id desc
       limit ${most}`
    return describe.sessions(scope, idsOf(rows))
  },
}

async function patientIds({ db }: Scope, words: string, most: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select found.patient_id as id
      from app.find_patients(${words}, ${most * 4}::integer) found
      join patients p on p.patient_id = found.patient_id
     order by found.rank desc, p.name_key, p.patient_id
     limit ${most}`
  return idsOf(rows)
}

function idsOf(rows: { id: string }[]) {
  return rows.map(({ id }) => id)
}

type Describe = (scope: Scope, ids: string[]) => Promise<Suggestion[]>

/** Records by id, in the order of the ids, each with what tells it from its namesakes. */
export const describe: Record<ReferenceKind, Describe> = {
  patients: async (scope, ids) => {
    const rows = await scope.db.patient.findMany({
      where: { patientId: { in: ids }, deletedAt: null },
      select: { patientId: true, name: true, dateOfBirth: true, ageReported: true, ageReportedAt: true },
    })
    noteAccess(scope, {
      action: 'patients.suggest',
      entity: 'patients',
      listedPatientIds: rows.map((r) => r.patientId),
    })
    return inOrderOf(
      ids,
      rows.map((row) => ({
        id: row.patientId,
        label: row.name,
        about: [
          describeAge(row, new Date()),
          row.dateOfBirth && `born ${row.dateOfBirth.getUTCFullYear()}`,
          `id ${shortId(row.patientId)}`,
        ]
          .filter(Boolean)
          .join(', '),
      })),
    )
  },
  doctors: async (scope, ids) => {
    const rows = await scope.db.$queryRaw<(Suggestion & { state: string; hospital: string | null })[]>`
      select doctor_id as id, name as label, specialization as about, hospital_affiliation as hospital,
             approval_state as state
        from app.doctor_directory where doctor_id = any (${ids})`
    return inOrderOf(
      ids,
      rows.map(({ id, label, about, hospital, state }) => ({
        id,
        label,
        about: [about, hospital, state === 'approved' ? null : state].filter(Boolean).join(', ') || `id ${shortId(id)}`,
      })),
    )
  },
  users: async (scope, ids) => {
    const rows = await scope.db.user.findMany({
      where: { id: { in: ids }, deletedAt: null },
      select: { id: true, name: true, email: true, username: true, role: true },
    })
    return inOrderOf(
      ids,
      rows.map(({ id, name, email, username, role }) => ({
        id,
        label: name,
        about: `${email ?? username ?? `id ${shortId(id)}`}, ${role}`,
      })),
    )
  },
  sessions: async (scope, ids) => {
    const rows = await scope.db.session.findMany({
      where: { id: { in: ids }, deletedAt: null },
      select: { id: true, createdAt: true, status: true, patientId: true, patient: { select: { name: true } } },
    })
    noteAccess(scope, {
      action: 'sessions.suggest',
      entity: 'sessions',
      listedPatientIds: rows.flatMap(({ patientId }) => patientId ?? []),
    })
    return inOrderOf(
      ids,
      rows.map(({ id, createdAt, status, patient }) => ({
        id,
        label: patient?.name ?? 'Nobody’s yet',
        about: `${formatMoment(createdAt, 'dateTime')}, ${status}, id ${shortId(id)}`,
      })),
    )
  },
}

function inOrderOf(ids: string[], found: Suggestion[]) {
  return ids.flatMap((id) => found.find((one) => one.id === id) ?? [])
}
