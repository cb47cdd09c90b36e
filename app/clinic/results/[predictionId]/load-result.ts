import 'server-only'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer, type Scope } from '@/lib/db/scope'
import { getPatientHeader } from '@/lib/patients/queries'
import { getReleaseTerms } from '@/lib/release/queries'
import { getReviewedResult } from '@/lib/reviews/queries'
import { resultHref } from '@/lib/reviews/result-href'
import { getScanFacts } from '@/lib/scans/slice'

/** What every page of a result stands on: the result, whose it is, its scan, and when its patient sees it. */
export async function readResult(scope: Scope, id: string) {
  const result = await getReviewedResult(scope, id)
  const patient = result?.patientId ? await getPatientHeader(scope, result.patientId) : null
  return (
    result &&
    patient && {
      result,
      patient,
      scan: result.scanId ? await getScanFacts(scope, result.scanId) : null,
      terms: await getReleaseTerms(scope),
    }
  )
}

/** The same for a page that needs no more, read once for it and the title of its tab. */
export const loadResult = cache(async (id: string) =>
  asViewer(await requireViewer('doctor'), (scope) => readResult(scope, id)),
)

/** The same for a page that changes the review which stands; without one there is nothing to change. */
export async function loadReviewed(id: string) {
  const found = await loadResult(id)
  if (!found) notFound()
  const { review, supersededBy } = found.result
  if (!review || supersededBy) redirect(resultHref(id))
  return { ...found, review }
}
