import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { StaleSave } from '@/lib/errors/stale-save'
import { formatAgo } from '@/lib/format/dates'
import { getPhrase } from './queries'
import type { AddPhraseInput, ChangePhraseInput, OnePhraseInput } from './schema'

export async function addPhrase({ db, viewer }: Scope, { abbreviation, body }: AddPhraseInput): Promise<void> {
  await db.$executeRaw`
    insert into note_phrases (doctor_id, abbreviation, body) values (${viewer.doctorId}, ${abbreviation}, ${body})`
}

export async function changePhrase(scope: Scope, input: ChangePhraseInput): Promise<void> {
  const { id, version, abbreviation, body } = input
  const data = { abbreviation, body }
  const { count } = await scope.db.notePhrase.updateMany({ where: { id, version, deletedAt: null }, data })
  if (count === 0) throw await stalePhrase(scope, input)
}

/** Nobody else sees them, so it was the same doctor. */
async function stalePhrase(scope: Scope, input: ChangePhraseInput): Promise<AppError> {
  const now = await getPhrase(scope, input.id)
  if (!now) return new AppError('not-found')
  const sides = [
    { name: 'abbreviation', label: 'Abbreviation', yours: input.abbreviation, theirs: now.abbreviation },
    { name: 'body', label: 'Text', yours: input.body, theirs: now.body },
  ] as const
  const original = { abbreviation: input.abbreviationBefore, body: input.bodyBefore.replaceAll('\r\n', '\n') }
  return new StaleSave({
    by: 'You, in another window,',
    at: formatAgo(now.updatedAt, new Date()),
    version: now.version,
    fields: sides
      .filter(({ yours, theirs }) => yours !== theirs)
      .map((side) => ({ ...side, original: original[side.name] })),
  })
}

/** Phrases are never deleted: what was put away can be taken out again. */
export async function putPhraseAway(scope: Scope, { id, version }: OnePhraseInput): Promise<void> {
  await write(scope, { id, version, deletedAt: null }, { deletedAt: new Date() })
}

export async function bringPhraseBack(scope: Scope, { id, version }: OnePhraseInput): Promise<void> {
  await write(scope, { id, version }, { deletedAt: null })
}

async function write(
  { db }: Scope,
  where: { id: string; version: number; deletedAt?: null },
  data: { deletedAt: Date | null },
) {
  const { count } = await db.notePhrase.updateMany({ where, data })
  if (count > 0) return
  const known = await db.notePhrase.findUnique({ where: { id: where.id }, select: { id: true } })
  throw new AppError(known ? 'changed-meanwhile' : 'not-found')
}
