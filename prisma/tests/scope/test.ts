import type { Viewer } from '@/lib/db/viewer'
import { contextKey } from '../support/context-key.ts'
import type { Admin, Doctor, Patient } from '../support/make.ts'
import { test as base } from '../support/test.ts'

export { expect } from 'vitest'

/** The application's own way to the database (lib/db), on this file's database. */
export const test = base.extend('application', { scope: 'file', auto: true }, async ({ database }, { onCleanup }) => {
  await database.hurryDeadlocks()
  process.env.SUBSTANTIA_WEB_DATABASE_URL = database.webUrl
  process.env.SUBSTANTIA_CONTEXT_KEY = contextKey
  const { prisma } = await import('@/lib/db/client')
  onCleanup(() => prisma().$disconnect())
  return prisma()
})

const signedIn = { name: 'Somebody', requestId: 'request', mustChangePassword: false }

export function adminViewer({ userId }: Admin): Extract<Viewer, { role: 'admin' }> {
  return { ...signedIn, role: 'admin', userId, loginSessionId: `session-of-${userId}`, doctorId: null, patientId: null }
}

export function doctorViewer({ userId, id }: Doctor): Extract<Viewer, { role: 'doctor' }> {
  return { ...signedIn, role: 'doctor', userId, loginSessionId: `session-of-${userId}`, doctorId: id, patientId: null }
}

export function patientViewer({ userId, id }: Patient): Extract<Viewer, { role: 'patient' }> {
  return { ...signedIn, role: 'patient', userId, loginSessionId: `session-of-${userId}`, doctorId: null, patientId: id }
}
