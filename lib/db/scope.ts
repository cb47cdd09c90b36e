import 'server-only'
import { setTimeout as wait } from 'node:timers/promises'
import { Prisma } from '@/prisma/generated/client'
import { required } from '@/lib/env'
import { prisma } from './client'
import { transactionIdentity, type DatabaseRole } from './scoped-adapter'
import type { AdminViewer, Viewer } from './viewer'
import { signViewer, type ViewerClaims } from './viewer-token'

/** What somebody read or was refused: names of things, never values. Written to the audit log with the transaction. */
export type Access = {
  action: string
  entity: string
  entityId?: string
  patientId?: string
  listedPatientIds?: string[]
  fields?: string[]
  outcome?: 'ok' | 'denied' | 'not-found' | 'error'
}

export type Database = Prisma.TransactionClient

declare const made: unique symbol

/** A database handle already limited to what one person may see and do. Only `asViewer` makes one. */
export type Scope = {
  readonly viewer: Viewer
  readonly db: Database
  readonly accesses: Access[]
  readonly [made]: true
}

/** Anonymous: functions for logging in and one-time links, no table. */
export type AnonymousScope = { readonly db: Database }
/** The worker between jobs: scheduled functions and the queues. */
export type WorkerScope = { readonly db: Database }

const databaseRole = {
  admin: 'substantia_admin',
  doctor: 'substantia_doctor',
  patient: 'substantia_patient',
  helper: 'substantia_patient',
} as const
const attempts = 4
const usualSeconds = 20

/**
 * Runs `work` in one transaction as `viewer`: database role and signed viewer are set with BEGIN, and what the queries
 * noted as read is written to the audit log before COMMIT. `work` may run again after a deadlock or a serialization
 * failure, so it must do nothing but query.
 */
export async function asViewer<Result>(
  viewer: Viewer,
  work: (scope: Scope) => Promise<Result>,
  /** Longer for the worker's jobs; a page or an action keeps nobody waiting for more than this. */
  timeoutSeconds = usualSeconds,
): Promise<Result> {
  if (viewer.previewedBy) return asPreview(viewer, viewer.previewedBy, work)
  return inTransaction(
    databaseRole[viewer.role],
    claimsOf(viewer),
    async (db) => {
      if (timeoutSeconds !== usualSeconds)
        await db.$executeRaw`select set_config('statement_timeout', ${`${timeoutSeconds}s`}, true)`
      const scope = { viewer, db, accesses: [] as Access[] } as Scope
      const result = await work(scope)
      await writeAccesses(db, scope.accesses)
      return result
    },
    timeoutSeconds,
  )
}

/**
 * What somebody sees, shown to an administrator: by that person's own policies, in a transaction that cannot write. What
 * was read goes into the audit log as read by the administrator, before anything of it is shown.
 */
async function asPreview<Result>(
  viewer: Viewer,
  administrator: AdminViewer,
  work: (scope: Scope) => Promise<Result>,
): Promise<Result> {
  const { result, accesses } = await inTransaction(databaseRole[viewer.role], claimsOf(viewer), async (db) => {
    await db.$executeRaw`set transaction read only`
    const scope = { viewer, db, accesses: [] as Access[] } as Scope
    const result = await work(scope)
    return { result, accesses: scope.accesses }
  })
  await inTransaction(databaseRole.admin, claimsOf(administrator), (db) =>
    writeAccesses(
      db,
      accesses.map((access) => ({ ...access, action: `preview.${access.action}` })),
    ),
  )
  return result
}

/** Notes in the scope's audit trail what a query shows. Every query of patient data calls it. */
export function noteAccess(scope: Scope, access: Access) {
  scope.accesses.push(access)
}

/** Notes that one record was opened, of the patient whom it names; or that there is none, or none for this viewer. */
export function noteOpened(
  scope: Scope,
  record: Required<Pick<Access, 'action' | 'entity' | 'entityId'>>,
  found: { patientId: string | null } | null | undefined,
) {
  noteAccess(scope, { ...record, patientId: found?.patientId ?? undefined, outcome: found ? 'ok' : 'not-found' })
}

/** Records an attempt that was refused, in a transaction of its own: the refused one leaves nothing behind. */
export async function recordDenied({ previewedBy, ...person }: Viewer, access: Access): Promise<void> {
  const viewer: Viewer = previewedBy ?? person
  await inTransaction(databaseRole[viewer.role], claimsOf(viewer), (db) =>
    writeAccesses(db, [{ outcome: 'denied', ...access }]),
  )
}

/** For visitors nobody knows yet. */
export async function asAnonymous<Result>(work: (scope: AnonymousScope) => Promise<Result>): Promise<Result> {
  return inTransaction('substantia_anonymous', { r: 'anonymous' }, (db) => work({ db }))
}

/** For opening a session once the server has checked the password of this account. */
export async function asCheckedLogin<Result>(
  userId: string,
  work: (scope: AnonymousScope) => Promise<Result>,
): Promise<Result> {
  return inTransaction('substantia_anonymous', { r: 'login', u: userId }, (db) => work({ db }))
}

/** For the worker process. */
export async function asWorker<Result>(
  work: (scope: WorkerScope) => Promise<Result>,
  timeoutSeconds = usualSeconds,
): Promise<Result> {
  return inTransaction(
    'substantia_worker',
    { r: 'worker' },
    async (db) => {
      await db.$executeRaw`select set_config('statement_timeout', ${`${timeoutSeconds}s`}, true)`
      return work({ db })
    },
    timeoutSeconds,
  )
}

function claimsOf(viewer: Viewer): ViewerClaims {
  const { role, userId, doctorId, patientId, loginSessionId, requestId } = viewer
  return {
    r: role,
    u: userId,
    s: loginSessionId,
    q: requestId,
    ...(doctorId && { d: doctorId }),
    ...(patientId && { p: patientId }),
    ...(viewer.role === 'patient' && viewer.helping && { g: viewer.helping.grantId }),
  }
}

async function writeAccesses(db: Database, accesses: Access[]) {
  if (accesses.length === 0) return
  const rows = perPatient(accesses).map(
    ({ action, entity, entityId, patientId, listedPatientIds, fields, outcome }) => ({
      action,
      entity,
      entity_id: entityId,
      patient_id: patientId,
      listed_patient_ids: listedPatientIds,
      fields,
      outcome,
    }),
  )
  await db.$executeRaw`select app.record_access(${JSON.stringify(rows)}::jsonb)`
}

/** A page that reads eight parts of one record is one event that names the eight. */
function perPatient(accesses: Access[]): Access[] {
  const events: Access[] = []
  for (const access of accesses) {
    const same = events.find(
      ({ patientId, outcome = 'ok' }) =>
        patientId && patientId === access.patientId && outcome === (access.outcome ?? 'ok'),
    )
    if (!same) events.push({ ...access, fields: access.fields ?? [access.entity] })
    else same.fields = [...new Set([...(same.fields ?? []), ...(access.fields ?? [access.entity])])]
  }
  return events
}

async function inTransaction<Result>(
  role: DatabaseRole,
  claims: ViewerClaims,
  work: (db: Database) => Promise<Result>,
  timeoutSeconds = usualSeconds,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    const token = signViewer(claims, required('SUBSTANTIA_CONTEXT_KEY'), timeoutSeconds)
    try {
      return await transactionIdentity.run({ role, token }, () =>
        prisma().$transaction(work, { maxWait: 4000, timeout: timeoutSeconds * 1000 }),
      )
    } catch (error) {
      if (attempt === attempts || !isConflict(error)) throw error
      await wait(attempt * 20 * (1 + Math.random()))
    }
  }
}

/** A deadlock or a serialization failure: the transaction was fine, only its moment was not. */
function isConflict(error: unknown) {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2034'
}
