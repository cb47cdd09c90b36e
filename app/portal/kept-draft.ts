import 'server-only'
import { asViewer } from '@/lib/db/scope'
import { actsFor, type PatientViewer } from '@/lib/db/viewer'
import { getDraft } from '@/lib/drafts/queries'
import type { Draft } from '@/lib/drafts/schema'
import { draftKeyFor } from '@/lib/forms/acting-for'

export type Kept = {
  /** To be offered; null when there is nothing, or when it was asked for already. */
  offer: Draft | null
  /** What is to stand in the form, by field. */
  fields: Record<string, string> | undefined
}

/** What the viewer wrote into this form and did not save, for pages that run no script (`KeptHost` asks by itself). */
export async function findKept(
  viewer: PatientViewer,
  draft: string,
  asked: Promise<Record<string, string | string[] | undefined>>,
): Promise<Kept> {
  const whom = actsFor(viewer)
  if (whom === null) return { offer: null, fields: undefined } // a preview: unfinished words are nobody else's to read
  const found = await asViewer(viewer, (scope) => getDraft(scope, draftKeyFor(draft, whom)))
  if ((await asked).kept !== 'yes') return { offer: found, fields: undefined }
  return { offer: null, fields: found ? fieldsOf(found) : undefined }
}

function fieldsOf({ fields }: Draft): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => !name.startsWith(' ')) // the version it was written over
      .map(([name, values]) => [name, values[0] ?? '']),
  )
}
