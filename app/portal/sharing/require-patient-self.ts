import 'server-only'
import { forbidden, notFound } from 'next/navigation'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer, recordDenied } from '@/lib/db/scope'
import { getGrant, type Grant } from '@/lib/helpers/queries'

/** The patient themself: who helps never decides who else does. */
export async function requirePatientSelf() {
  const viewer = await requireViewer('patient')
  if (!viewer.helping) return viewer
  await recordDenied(viewer, { action: 'open', entity: 'helper_grants' })
  forbidden()
}

/** A grant of the patient who asks. */
export async function requireOwnGrant(id: string): Promise<Grant> {
  const viewer = await requirePatientSelf()
  return (await asViewer(viewer, (scope) => getGrant(scope, id))) ?? notFound()
}
