import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { describe, sources } from './suggestions'
import { readReferenceText, referenceNouns, referenceText } from './vocabulary'
import type { ReferenceKind, Suggestion } from './vocabulary'

const mostSuggested = 8
const mostNamed = 5

/** Records whose name fits these words, best first; each says what tells it from its namesakes. */
export async function suggest(scope: Scope, kind: ReferenceKind, words: string): Promise<Suggestion[]> {
  const wanted = words.trim()
  if (wanted === '') return []
  return sources[kind](scope, wanted, mostSuggested)
}

/**
 * The id that a reference field means: an id, "Name (id)" as the field shows it, an exact e-mail address, or a name that
 * one record only has. Anything else is refused at that field, with up to five records it may have meant: a person is
 * never guessed.
 */
export async function resolveReference(
  scope: Scope,
  kind: ReferenceKind,
  text: string,
  field: string,
): Promise<string> {
  const given = text.trim()
  const noun = referenceNouns[kind].one
  if (given === '') throw new AppError('reference-unknown', { field, message: `Choose a ${noun}.` })
  for (const id of [given, readReferenceText(given)?.id]) if (id && (await exists(scope, kind, id))) return id
  const named = await namedExactly(scope, kind, given)
  if (named.length === 1) return named[0]!.id
  if (named.length > 1)
    throw new AppError('reference-ambiguous', {
      field,
      message: `More than one ${noun} is called that. Enter the id of the one you mean: ${listed(named)}.`,
    })
  const near = await suggest(scope, kind, readReferenceText(given)?.label ?? given)
  throw new AppError('reference-unknown', {
    field,
    message:
      near.length > 0
        ? `There is no ${noun} with exactly this name or id. Did you mean: ${listed(near)}?`
        : `There is no ${noun} with this name or id. Check the spelling, or enter the id.`,
  })
}

/** A record as a field shows it, such as the one that a form begins with; null when there is none. */
export async function getReference(scope: Scope, kind: ReferenceKind, id: string): Promise<Suggestion | null> {
  return (await describe[kind](scope, [id]))[0] ?? null
}

function listed(records: Suggestion[]) {
  return records
    .slice(0, mostNamed)
    .map((record) => `${referenceText(record)}, ${record.about}`)
    .join('; ')
}

async function exists({ db }: Scope, kind: ReferenceKind, id: string): Promise<boolean> {
  if (id.length > 200) return false
  const where = { deletedAt: null }
  switch (kind) {
    case 'patients':
      return (await db.patient.count({ where: { ...where, patientId: id } })) > 0
    case 'doctors':
      return (await db.doctor.count({ where: { ...where, doctorId: id } })) > 0
    case 'users':
      return (await db.user.count({ where: { ...where, id } })) > 0
    case 'sessions':
      return (await db.session.count({ where: { ...where, id } })) > 0
  }
}

/** Who has this e-mail address; else who has this name, whatever the case, the accents and the order of the words. */
async function namedExactly(scope: Scope, kind: ReferenceKind, text: string): Promise<Suggestion[]> {
  if (text.includes('@') && kind !== 'sessions') return describe[kind](scope, await idsByEmail(scope, kind, text))
  const rows = await scope.db.$queryRaw<{ key: string }[]>`select app.search_key(${text}) as key`
  const wanted = inOrder(rows[0]?.key ?? '')
  const found = await sources[kind](scope, text, 50)
  const keys = await scope.db.$queryRaw<{ key: string }[]>`
    select app.search_key(name) as key from unnest(${found.map(({ label }) => label)}::text[]) with ordinality as given (name, at)
     order by at`
  return found.filter((_, at) => inOrder(keys[at]?.key ?? '') === wanted)
}

function inOrder(key: string) {
  return key
    .split(/[\s,;]+/)
    .filter(Boolean)
    .sort()
    .join(' ')
}

async function idsByEmail({ db }: Scope, kind: Exclude<ReferenceKind, 'sessions'>, email: string): Promise<string[]> {
  const [user] = await db.$queryRaw<{ user: string; doctor: string | null; patient: string | null }[]>`
    select u.id as user, d.doctor_id as doctor, p.patient_id as patient
      from users u
      left join doctors d on d.user_id = u.id and d.deleted_at is null
      left join patients p on p.user_id = u.id and p.deleted_at is null
     where lower(u.email) = lower(${email}) and u.deleted_at is null`
  const id = { users: user?.user, doctors: user?.doctor, patients: user?.patient }[kind]
  return id ? [id] : []
}
