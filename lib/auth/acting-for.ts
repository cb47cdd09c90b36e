import 'server-only'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { asViewer, noteAccess, type Scope } from '@/lib/db/scope'
import type { PatientViewer, Viewer } from '@/lib/db/viewer'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors/app-error'
import { getPersonIHelped, listPeopleIHelp, type HelpedPerson } from '@/lib/helpers/queries'
import { requestedPath } from './requested-path'

const cookieName = 'substantia-helping'

/** Where one is always oneself, whomever one helps. */
const ownPlaces = ['/account', '/choose-password', '/helping']

/** Begins to act for the person of this grant. The cookie only names it: whether it holds is asked at every request. */
export async function beginToHelp(scope: Scope, { id }: { id: string }): Promise<void> {
  const person = await findPerson(scope, id)
  if (!person) throw new AppError('not-found')
  noteAccess(scope, { action: 'help.begin', entity: 'helper_grants', entityId: id, patientId: person.patientId })
  const kept = await cookies()
  kept.set(cookieName, `${scope.viewer.loginSessionId} ${id}`, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: env().SUBSTANTIA_PUBLIC_URL.startsWith('https:'),
  })
}

/** Acts as oneself again. */
export async function leaveHelped(): Promise<void> {
  await forgetHelped()
  redirect('/helping')
}

/** Says that one's own pages are wanted, where it was not clear whose. */
export async function beOneself(): Promise<void> {
  await forgetHelped()
  redirect('/portal')
}

async function forgetHelped() {
  const kept = await cookies()
  kept.delete({ name: cookieName, path: '/' })
}

/** The person for whom this portal account acts on this page; null where it acts for itself. */
export async function actingFor(viewer: Viewer): Promise<PatientViewer | null> {
  if ((viewer.role !== 'patient' && viewer.role !== 'helper') || viewer.mustChangePassword) return null
  const { session, grantId } = await readCookie()
  if (session !== viewer.loginSessionId || !grantId) return null
  const path = await requestedPath()
  if (ownPlaces.some((place) => path === place || path.startsWith(`${place}/`))) return null
  const person = await asViewer(viewer, (scope) => findPerson(scope, grantId))
  if (!person) return null
  const { userId, name, loginSessionId, requestId, mustChangePassword } = viewer
  const { patientId, patientName, scope, mayWrite } = person
  return {
    ...{ userId, name, loginSessionId, requestId, mustChangePassword },
    role: 'patient',
    doctorId: null,
    patientId,
    helping: { grantId, scope, mayWrite, patientName },
  }
}

/** Somebody for whom this account acted a moment ago, and acts no longer without having said so. */
export type LeftBehind = {
  patientName: string
  /** They no longer let this account help; or they do, and the session was lost. */
  why: 'ended' | 'logged-out'
}

/**
 * Whom the browser still names although this account does not act for them now. Without it somebody who is a patient too
 * would go on in their own record, and not notice: who says nothing is asked whose pages they want.
 */
export async function leftBehind(viewer: Viewer): Promise<LeftBehind | null> {
  const { session, grantId } = await readCookie()
  if (!grantId || (viewer.role !== 'patient' && viewer.role !== 'helper')) return null
  if (viewer.role === 'patient' && viewer.helping) return null
  return asViewer(viewer, async (scope) => {
    const person = await findPerson(scope, grantId)
    if (person)
      return session === viewer.loginSessionId ? null : { patientName: person.patientName, why: 'logged-out' as const }
    const helped = await getPersonIHelped(scope, grantId)
    // who gave it back themself knows
    return helped && helped.endedReason !== 'helper' ? { patientName: helped.patientName, why: 'ended' as const } : null
  })
}

async function readCookie() {
  const [session, grantId] = (await cookies()).get(cookieName)?.value.split(' ') ?? []
  return { session, grantId }
}

async function findPerson(scope: Scope, grantId: string): Promise<HelpedPerson | undefined> {
  return (await listPeopleIHelp(scope)).find((person) => person.grantId === grantId)
}
