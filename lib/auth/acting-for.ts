import 'server-only'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { asViewer, noteAccess, type Scope } from '@/lib/db/scope'
import type { PatientViewer, Viewer } from '@/lib/db/viewer'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors/app-error'
import { listPeopleIHelp, type HelpedPerson } from '@/lib/helpers/queries'
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
  const kept = await cookies()
  kept.delete({ name: cookieName, path: '/' })
  redirect('/helping')
}

/** The person for whom this portal account acts on this page; null where it acts for itself. */
export async function actingFor(viewer: Viewer): Promise<PatientViewer | null> {
  if ((viewer.role !== 'patient' && viewer.role !== 'helper') || viewer.mustChangePassword) return null
  const [session, grantId] = (await cookies()).get(cookieName)?.value.split(' ') ?? []
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

async function findPerson(scope: Scope, grantId: string): Promise<HelpedPerson | undefined> {
  return (await listPeopleIHelp(scope)).find((person) => person.grantId === grantId)
}
