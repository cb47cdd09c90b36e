import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { byTerm, splitParagraphs, type SignedText, type SignedTexts } from './clinic-text'
import type { TermKey } from './glossary'

type Row = Omit<SignedText, 'full'> & { full: string }

const read = <Kind extends Row>(row: Kind) => ({ ...row, full: splitParagraphs(row.full) })

/** What counts of each word: its newest text that was not withdrawn. One row a word, so a few dozen. */
export async function getSignedTexts({ db }: Scope): Promise<SignedTexts> {
  const rows = await db.$queryRaw<Row[]>`
    select distinct on (term) id, term, text_version as "textVersion", means, short_text as short, full_text as full,
           signer_name as "signerName", signer_speciality as "signerSpeciality", signed_at as "signedAt"
      from glossary_texts
     where withdrawn_at is null
     order by term, text_version desc
     limit 500`
  return byTerm(rows.map(read))
}

export type SignedVersion = SignedText & {
  withdrawnAt: Date | null
  withdrawnBy: string | null
  withdrawalReason: string | null
}

/** Every text of a word that was ever signed, the newest first; at most 100. */
export async function listVersions({ db }: Scope, term: TermKey): Promise<SignedVersion[]> {
  const rows = await db.$queryRaw<(Omit<SignedVersion, 'full'> & { full: string })[]>`
    select t.id, t.term, t.text_version as "textVersion", t.means, t.short_text as short, t.full_text as full,
           t.signer_name as "signerName", t.signer_speciality as "signerSpeciality", t.signed_at as "signedAt",
           t.withdrawn_at as "withdrawnAt", d.name as "withdrawnBy", t.withdrawal_reason as "withdrawalReason"
      from glossary_texts t
      left join app.doctor_directory d on d.doctor_id = t.withdrawn_by
     where t.term = ${term}
     order by t.text_version desc
     limit 100`
  return rows.map(read)
}
