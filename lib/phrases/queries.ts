import 'server-only'
import type { Scope } from '@/lib/db/scope'

export type Phrase = { id: string; abbreviation: string; body: string; version: number; updatedAt: Date }

/** The viewer's own phrases by abbreviation; at most 300. Nobody else's are ever found. */
export async function listPhrases({ db }: Scope): Promise<Phrase[]> {
  return db.$queryRaw<Phrase[]>`
    select id, abbreviation, body, version, updated_at as "updatedAt" from note_phrases
     where deleted_at is null order by abbreviation, id limit 300`
}

/** What was put away, latest first; at most 30. */
export async function listPhrasesPutAway({ db }: Scope): Promise<Phrase[]> {
  return db.$queryRaw<Phrase[]>`
    select id, abbreviation, body, version, updated_at as "updatedAt" from note_phrases
     where deleted_at is not null order by deleted_at desc, id limit 30`
}

/** One phrase of the viewer's; null when there is none. */
export async function getPhrase({ db }: Scope, id: string): Promise<Phrase | null> {
  const [phrase] = await db.$queryRaw<Phrase[]>`
    select id, abbreviation, body, version, updated_at as "updatedAt" from note_phrases where id = ${id} and deleted_at is null`
  return phrase ?? null
}
