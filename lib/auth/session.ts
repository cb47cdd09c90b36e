import 'server-only'
import { randomUUID } from 'node:crypto'
import { cache } from 'react'
import { asAnonymous } from '@/lib/db/scope'
import type { Viewer } from '@/lib/db/viewer'
import { auth } from './next-auth'
import { actingFor } from './acting-for'
import { previewOf } from './preview'
import { tokenHash } from './token'

type SessionRow = {
  login_session_id: string
  user_id: string
  role: Viewer['role']
  name: string
  doctor_id: string | null
  patient_id: string | null
  must_change_password: boolean
  idle_minutes: number
  expires_at: Date
  holds_demo_data: boolean
  helps: boolean
}

/** How long a session lasts: without a press, and at most. */
export type SessionLimits = { idleMinutes: number; endsAt: Date }

/**
 * Who is asking, or null. The session row decides on every request: an ended session, a disabled account, another role
 * or a suspended doctor is out at the next click.
 */
export async function currentViewer(): Promise<Viewer | null> {
  return (await currentSession())?.viewer ?? null
}

export type Session = {
  viewer: Viewer
  limits: SessionLimits
  /** Whether the database holds people who do not exist. Learned on the way, so that no page asks for it. */
  holdsDemoData: boolean
  /** Whether anybody lets this account help them now; learned in the same way. */
  helps: boolean
}

/** The same with the limits of its session. */
export const currentSession = cache(async (): Promise<Session | null> => {
  const token = await currentToken()
  if (!token) return null
  const [row] = await asAnonymous(
    ({ db }) => db.$queryRaw<SessionRow[]>`
    select login_session_id, user_id, role, name, doctor_id, patient_id, must_change_password, idle_minutes, expires_at,
           app.holds_demo_data() as holds_demo_data,
           case when role in ('patient', 'helper') then app.helps_somebody(user_id) else false end as helps
      from app.viewer_of_session(${tokenHash(token)})`,
  )
  const own = row ? toViewer(row) : null
  if (!own || !row) return null
  const limits = { idleMinutes: row.idle_minutes, endsAt: row.expires_at }
  const viewer = (await previewOf(own)) ?? (await actingFor(own)) ?? own
  return { viewer, limits, holdsDemoData: row.holds_demo_data, helps: row.helps }
})

/** The token in the cookie, which may no longer be worth anything. */
export async function currentToken(): Promise<string | null> {
  const session = await auth()
  return session?.token ?? null
}

function toViewer(row: SessionRow): Viewer | null {
  const base = {
    userId: row.user_id,
    name: row.name,
    loginSessionId: row.login_session_id,
    requestId: randomUUID(),
    mustChangePassword: row.must_change_password,
  }
  if (row.role === 'admin') return { ...base, role: 'admin', doctorId: null, patientId: null }
  if (row.role === 'doctor' && row.doctor_id)
    return { ...base, role: 'doctor', doctorId: row.doctor_id, patientId: null }
  if (row.role === 'patient' && row.patient_id)
    return { ...base, role: 'patient', doctorId: null, patientId: row.patient_id }
  if (row.role === 'helper') return { ...base, role: 'helper', doctorId: null, patientId: null }
  return null
}
