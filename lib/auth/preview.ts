import 'server-only'
import { cookies } from 'next/headers'
import { asViewer, noteAccess, type Scope } from '@/lib/db/scope'
import type { AdminViewer, Viewer } from '@/lib/db/viewer'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors/app-error'
import { requestedPath } from './requested-path'

const cookieName = 'substantia-preview'
const lastsSeconds = 15 * 60

/** The workplaces that can be looked at as somebody else; everywhere else one is oneself. */
const workplaces = { doctor: '/clinic', patient: '/portal' } as const

type Target = { userId: string; name: string } & (
  { role: 'doctor'; doctorId: string; patientId: null } | { role: 'patient'; doctorId: null; patientId: string }
)

/** Begins to look at what this account sees. The cookie only names it: what it opens is asked at every request. */
export async function beginPreview(scope: Scope, { id }: { id: string }): Promise<'/clinic' | '/portal'> {
  const target = await findTarget(scope, id)
  if (!target)
    throw new AppError('value-not-allowed', {
      message: 'This account cannot log in as a doctor or a patient now, so there is nothing to look at.',
    })
  noteAccess(scope, {
    action: 'preview.begin',
    entity: 'users',
    entityId: id,
    patientId: target.patientId ?? undefined,
  })
  const kept = await cookies()
  kept.set(cookieName, `${scope.viewer.loginSessionId} ${id}`, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    maxAge: lastsSeconds,
    secure: env().SUBSTANTIA_PUBLIC_URL.startsWith('https:'),
  })
  return workplaces[target.role]
}

/** Ends it; returns whose it was. */
export async function endPreview(): Promise<string | null> {
  const kept = await cookies()
  const [, id] = kept.get(cookieName)?.value.split(' ') ?? []
  kept.delete({ name: cookieName, path: '/' })
  return id ?? null
}

/** Whom an administrator sees this page as; null where they are themselves. Asks for no cookie where none can count. */
export async function previewOf(viewer: Viewer): Promise<Viewer | null> {
  if (viewer.role !== 'admin' || viewer.mustChangePassword) return null
  const path = await requestedPath()
  const isWorkplace = Object.values(workplaces).some((place) => path === place || path.startsWith(`${place}/`))
  if (!isWorkplace) return null
  const [session, id] = (await cookies()).get(cookieName)?.value.split(' ') ?? []
  if (session !== viewer.loginSessionId || !id) return null
  const target = await asViewer(viewer, (scope) => findTarget(scope, id))
  return target && toPreview(target, viewer)
}

function toPreview(target: Target, previewedBy: AdminViewer): Viewer {
  const { loginSessionId, requestId } = previewedBy
  return { ...target, loginSessionId, requestId, mustChangePassword: false, previewedBy }
}

/** Only an account that could log in itself: what nobody sees is nothing to look at. */
async function findTarget({ db }: Scope, id: string): Promise<Target | null> {
  const [found] = await db.$queryRaw<
    { name: string; role: string; doctorId: string | null; patientId: string | null }[]
  >`
    select u.name, u.role, d.doctor_id as "doctorId", p.patient_id as "patientId"
      from users u
      left join doctors d
        on d.user_id = u.id and u.role = 'doctor' and d.approval_state = 'approved' and d.deleted_at is null
      left join patients p on p.user_id = u.id and u.role = 'patient' and p.deleted_at is null
     where u.id = ${id} and u.is_active and u.deleted_at is null`
  if (found?.doctorId)
    return { userId: id, name: found.name, role: 'doctor', doctorId: found.doctorId, patientId: null }
  if (found?.patientId)
    return { userId: id, name: found.name, role: 'patient', doctorId: null, patientId: found.patientId }
  return null
}
