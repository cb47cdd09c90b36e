import 'server-only'
import type { Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getCorrection, type Correction } from '@/lib/corrections/queries'
import { asViewer } from '@/lib/db/scope'
import type { PatientViewer } from '@/lib/db/viewer'
import { routeId } from '@/lib/http/route-id'
import { requirePatientSelf } from '../sharing/require-patient-self'

/** A correction that is still being written; one that was sent is shown as it was sent. */
export async function requireDraft(parameter: string): Promise<{ viewer: PatientViewer; correction: Correction }> {
  const viewer = await requirePatientSelf()
  const found = await asViewer(viewer, (scope) => getCorrection(scope, routeId(parameter)))
  if (!found) notFound()
  if (found.correction.state !== 'draft') redirect(`/portal/corrections/${found.correction.id}` as Route)
  return { viewer, correction: found.correction }
}
