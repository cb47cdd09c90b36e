import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { joinParagraphs } from './clinic-text'
import { termsInOrder, type TermKey } from './glossary'
import { getSignedTexts } from './queries'
import type { SignTextInput, WithdrawTextInput } from './schema'

/**
 * The viewer signs what patients read about a word from now on. Refused as changed meanwhile when somebody signed another
 * version since the form was opened: then what was read is not what would be replaced. Returns the first word that nobody has signed.
 */
export async function signText(
  scope: Scope,
  { term, since, means, short, full }: SignTextInput,
): Promise<{ next: TermKey | null }> {
  const { db, viewer } = scope
  await db.$executeRaw`
    insert into glossary_texts (term, text_version, means, short_text, full_text, signed_by)
    values (${term}, ${since + 1}, ${means}, ${short}, ${joinParagraphs({ full })}, ${viewer.doctorId})`
  const signed = await getSignedTexts(scope)
  return { next: termsInOrder().find((key) => !signed[key]) ?? null }
}

/** Patients read the version before it again, or what the program brings. Nothing is deleted: it stays in the history. */
export async function withdrawText({ db }: Scope, { id, reason }: WithdrawTextInput): Promise<void> {
  const count = await db.$executeRaw`update glossary_texts set withdrawal_reason = ${reason} where id = ${id}`
  if (count === 0) throw new AppError('not-found')
}
