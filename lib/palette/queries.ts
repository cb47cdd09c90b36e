import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { recordHref } from '@/lib/changes/record-links'
import type { RecordTable } from '@/lib/changes/vocabulary'
import { noteAccess, type Scope } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { describe } from '@/lib/references/suggestions'
import { shortId, type Suggestion } from '@/lib/references/vocabulary'
import { findDeeds } from './find-deeds'
import { readBirthDates, readPhoneDigits } from './read-terms'
import { readWanted, type PaletteKind, type PaletteResult } from './vocabulary'

const mostPeople = 6
const mostRecords = 5

/** What the palette shows for a text: what is exactly meant first, then what is said to be done, people, their records. */
export async function searchEverything(scope: Scope, text: string): Promise<PaletteResult[]> {
  const { kind, words } = readWanted(text)
  if (words === '') return []
  const deeds = kind === null || kind === 'actions' ? await findDeeds(scope, words) : []
  if (kind === 'actions') return deeds
  const asks = (one: PaletteKind) => kind === null || kind === one
  const results: PaletteResult[] = [...deeds]
  const narrowed = kind === 'consultations' || kind === 'reports'

  const patients = asks('patients') || narrowed ? await findPatients(scope, words, kind) : []
  if (asks('patients')) results.push(...patients)
  if (asks('doctors')) results.push(...(await findDoctors(scope, words, kind ? 20 : mostPeople)))
  if (asks('users')) results.push(...(await findUsers(scope, words, kind)))
  results.push(...(await findById(scope, words, asks)))
  if (narrowed) results.push(...(await recordsOf(scope, kind, patients)))
  return results.sort((a, b) => Number(b.exact ?? false) - Number(a.exact ?? false))
}

async function findPatients(scope: Scope, words: string, kind: PaletteKind | null): Promise<PaletteResult[]> {
  const most = kind ? 20 : mostPeople
  const digits = readPhoneDigits(words)
  const born = readBirthDates(words)
  const byPhone = digits ? await patientIdsByPhone(scope, digits, most) : []
  const byBirth = born.length > 0 ? await patientIdsBorn(scope, born, most) : []
  const byName = await scope.db.$queryRaw<{ id: string; rank: number }[]>`
    select found.patient_id as id, found.rank
      from app.find_patients(${words}, ${most * 3}::integer) found
      join patients p on p.patient_id = found.patient_id
     order by found.rank desc, p.name_key, p.patient_id
     limit ${most}`
  const exact = new Set(byName.flatMap(({ id, rank }) => (rank >= 4 ? id : [])))
  // a whole number that one patient only has is as good as an id
  if (digits && digits.length >= 7 && byPhone.length === 1) exact.add(byPhone[0]!)
  const ids = [...new Set([...exact, ...byPhone, ...byBirth, ...byName.map(({ id }) => id)])]
  return toResults('patients', await describe.patients(scope, ids.slice(0, most)), exact)
}

async function patientIdsByPhone({ db }: Scope, digits: string, most: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select patient_id as id from app.find_patients_by_phone(${digits}, ${most}::integer)`
  return rows.map(({ id }) => id)
}

async function patientIdsBorn({ db }: Scope, dates: string[], most: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select patient_id as id from patients
     where date_of_birth = any (${dates}::text[]::date[]) and deleted_at is null
     order by name_key, patient_id
     limit ${most}`
  return rows.map(({ id }) => id)
}

async function findDoctors(scope: Scope, words: string, most: number): Promise<PaletteResult[]> {
  const rows = await scope.db.$queryRaw<{ id: string; rank: number }[]>`
    select d.doctor_id as id, found.rank
      from app.find_users(${words}, 'doctor', ${most}::integer) found
      join app.doctor_directory d on d.user_id = found.user_id and not d.is_deleted
     order by found.rank desc, d.name_key, d.doctor_id`
  const exact = new Set(rows.flatMap(({ id, rank }) => (rank >= 4 ? id : [])))
  return toResults(
    'doctors',
    await describe.doctors(
      scope,
      rows.map(({ id }) => id),
    ),
    exact,
  )
}

/** Among everything else only accounts that are neither a patient's nor a doctor's, unless an address was typed. */
async function findUsers(scope: Scope, words: string, kind: PaletteKind | null): Promise<PaletteResult[]> {
  const role = kind === null && !words.includes('@') ? 'admin' : null
  const rows = await scope.db.$queryRaw<{ id: string; rank: number }[]>`
    select u.id, found.rank
      from app.find_users(${words}, ${role}, ${kind ? 20 : mostRecords}::integer) found
      join users u on u.id = found.user_id
     order by found.rank desc, u.name_key, u.id`
  const exact = new Set(rows.flatMap(({ id, rank }) => (rank >= 4 ? id : [])))
  return toResults(
    'users',
    await describe.users(
      scope,
      rows.map(({ id }) => id),
    ),
    exact,
  )
}

function toResults(kind: 'patients' | 'doctors' | 'users', found: Suggestion[], exact: ReadonlySet<string>) {
  return found.map((one): PaletteResult => ({
    ...one,
    kind,
    href: recordHref(kind, one.id),
    ...(exact.has(one.id) && { exact: true }),
  }))
}

type RecordKind = Exclude<PaletteKind, 'deeds' | 'patients' | 'doctors' | 'users' | 'actions' | 'pages'>
type RecordRow = { id: string; patientId: string | null; name: string | null; at: Date; what: string }

const tables: Record<RecordKind, RecordTable> = {
  consultations: 'consultations',
  reports: 'medical_reports',
  sessions: 'sessions',
  scans: 'mri_scans',
  predictions: 'predictions',
  requests: 'report_status',
}

/** The kinds of record that are found by their id: when they happened, what they are, in a few words. */
const records: Record<RecordKind, Prisma.Sql> = {
  consultations: Prisma.sql`
    select id, patient_id, consultation_date as at, consultation_type || ', ' || status as what
      from consultations where deleted_at is null`,
  reports: Prisma.sql`
    select id, patient_id, created_at as at, title as what from medical_reports where deleted_at is null`,
  sessions: Prisma.sql`
    select id, patient_id, created_at as at, status as what from sessions where deleted_at is null`,
  scans: Prisma.sql`
    select id, patient_id, upload_timestamp as at, original_filename as what from mri_scans where deleted_at is null`,
  predictions: Prisma.sql`
    select id, patient_id, created_at as at, binary_result as what from predictions where deleted_at is null`,
  requests: Prisma.sql`
    select id, patient_id, requested_at as at, report_type || ', ' || status as what
      from report_status where deleted_at is null`,
}

/** Records with exactly this id, of the kinds that are asked for. */
async function findById(scope: Scope, id: string, asks: (kind: PaletteKind) => boolean): Promise<PaletteResult[]> {
  const kinds = (Object.keys(records) as RecordKind[]).filter(asks)
  if (kinds.length === 0 || id.length < 3 || /\s/.test(id)) return []
  const rows = await scope.db.$queryRaw<(RecordRow & { kind: RecordKind })[]>`
    select found.kind, found.id, found.patient_id as "patientId", p.name, found.at, found.what
      from (${Prisma.join(
        kinds.map((kind) => Prisma.sql`select ${kind} as kind, r.* from (${records[kind]}) r where r.id = ${id}`),
        ' union all ',
      )}) found
      left join patients p on p.patient_id = found.patient_id`
  return toRecords(scope, rows, true)
}

/** The latest records of these patients. */
async function recordsOf(scope: Scope, kind: RecordKind, patients: PaletteResult[]): Promise<PaletteResult[]> {
  const ids = patients.map(({ id }) => id)
  const rows = await scope.db.$queryRaw<RecordRow[]>`
    select r.id, r.patient_id as "patientId", p.name, r.at, r.what
      from unnest(${ids}::text[]) with ordinality as wanted (id, place)
     cross join lateral (select * from (${records[kind]}) all_of_kind
                          where patient_id = wanted.id order by at desc, id desc limit ${mostRecords}) r
      join patients p on p.patient_id = r.patient_id
     order by wanted.place, r.at desc, r.id desc
     limit 20`
  return toRecords(
    scope,
    rows.map((row) => ({ ...row, kind })),
    false,
  )
}

function toRecords(scope: Scope, rows: (RecordRow & { kind: RecordKind })[], exact: boolean): PaletteResult[] {
  const patientIds = [...new Set(rows.flatMap(({ patientId }) => patientId ?? []))]
  if (patientIds.length > 0)
    noteAccess(scope, { action: 'palette.records', entity: 'patients', listedPatientIds: patientIds })
  return rows.map(({ kind, id, name, at, what }) => ({
    kind,
    id,
    label: name ?? 'Nobody’s yet',
    about: `${what}, ${formatMoment(at, 'dateTime')}, id ${shortId(id)}`,
    href: recordHref(tables[kind], id),
    ...(exact && { exact }),
  }))
}

const kindOf: Partial<Record<string, PaletteKind>> = Object.fromEntries([
  ['patients', 'patients'],
  ['doctors', 'doctors'],
  ['users', 'users'],
  ...(Object.keys(tables) as RecordKind[]).map((kind) => [tables[kind], kind]),
])

/**
 * What the viewer opened or changed last, newest first. Read from the audit log, which knows: nothing else is kept, in
 * the browser least of all.
 */
export async function listRecentlyOpened(scope: Scope, most = 8): Promise<PaletteResult[]> {
  const rows = await scope.db.$queryRaw<{ entity: string; id: string }[]>`
    select entity, id
      from (select case when entity_id is null then 'patients' else entity end as entity, -- a page about a patient
                   coalesce(entity_id, patient_id) as id, at
              from audit_events
             where actor_user_id = ${scope.viewer.userId} and outcome = 'ok'
             order by audit_events.at desc, audit_events.id desc
             limit 1000) latest
     where entity = any (${Object.keys(kindOf)}) and id is not null
     group by entity, id
     order by max(at) desc
     limit ${most * 2}`
  const found: PaletteResult[] = []
  for (const table of ['patients', 'doctors', 'users'] as const) {
    const ids = rows.flatMap(({ entity, id }) => (entity === table ? id : []))
    if (ids.length > 0) found.push(...toResults(table, await describe[table](scope, ids), new Set()))
  }
  for (const kind of Object.keys(records) as RecordKind[]) {
    const ids = rows.flatMap(({ entity, id }) => (entity === tables[kind] ? id : []))
    if (ids.length === 0) continue
    const own = await scope.db.$queryRaw<RecordRow[]>`
      select r.id, r.patient_id as "patientId", p.name, r.at, r.what
        from (${records[kind]}) r
        left join patients p on p.patient_id = r.patient_id
       where r.id = any (${ids})`
    found.push(
      ...toRecords(
        scope,
        own.map((row) => ({ ...row, kind })),
        false,
      ),
    )
  }
  const place = ({ kind, id }: PaletteResult) => rows.findIndex((row) => kindOf[row.entity] === kind && row.id === id)
  return found.sort((a, b) => place(a) - place(b)).slice(0, most)
}
