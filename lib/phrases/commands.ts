import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import type { AddPhraseInput, ChangePhraseInput, OnePhraseInput } from './schema'

export async function addPhrase({ db, viewer }: Scope, { abbreviation, body }: AddPhraseInput): Promise<void> {
  await db.$executeRaw`
    insert into note_phrases (doctor_id, abbreviation, body) values (${viewer.doctorId}, ${abbreviation}, ${body})`
}

export async function changePhrase(scope: Scope, { id, version, ...data }: ChangePhraseInput): Promise<void> {
  await write(scope, { id, version, deletedAt: null }, data)
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
  data: { abbreviation?: string; body?: string; deletedAt?: Date | null },
) {
  const { count } = await db.notePhrase.updateMany({ where, data })
  if (count > 0) return
  const known = await db.notePhrase.findUnique({ where: { id: where.id }, select: { id: true } })
  throw new AppError(known ? 'changed-meanwhile' : 'not-found')
}
