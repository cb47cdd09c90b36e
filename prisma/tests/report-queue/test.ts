import { vi } from 'vitest'
import type pg from 'pg'
import { test as base } from '../scope/test.ts'
import type { Make } from '../support/make.ts'
import { Workers } from './workers.ts'

export { expect } from 'vitest'
export { adminViewer, doctorViewer } from '../scope/test.ts'

/** `workers`: real processes that make reports of this file's database. */
export const test = base
  .extend('workers', { scope: 'file' }, async ({ database }, { onCleanup }) => {
    const workers = new Workers(database)
    onCleanup(() => workers.end())
    return workers
  })
  .extend('noneLeft', { auto: true }, ({ workers }, { onCleanup }) => {
    onCleanup(() => workers.killAll())
    return true
  })

/** So many patients with a session and a result each, and a request for a report of it by this account. */
export async function requests(make: Make, db: pg.Client, requestedBy: string, number: number, name?: string) {
  const ids: string[] = []
  for (let one = 0; one < number; one += 1) {
    const patient = await make.patient(name ? { name } : {})
    const session = await make.session(patient)
    await make.prediction(session)
    ids.push(await request(db, { patientId: patient.id, sessionId: session.id, requestedBy }))
  }
  return ids
}

export async function request(
  db: pg.Client,
  { patientId, sessionId, requestedBy }: { patientId: string; sessionId: string | null; requestedBy: string | null },
) {
  const {
    rows: [made],
  } = await db.query<{ id: string }>(
    `insert into report_status (patient_id, session_id, report_type, requested_by) values ($1, $2, 'doctor', $3) returning id`,
    [patientId, sessionId, requestedBy],
  )
  return made?.id ?? ''
}

export async function stateOf(db: pg.Client, id: string) {
  const { rows } = await db.query(
    `select r.status, r.attempts, r.fence, r.error_class as "errorClass", r.error_message as "errorMessage",
            (select array_agg(a.outcome order by a.number) from report_attempts a where a.request_id = r.id) as outcomes,
            (select count(*)::integer from medical_reports m where m.request_id = r.id) as reports
       from report_status r where r.id = $1`,
    [id],
  )
  return rows[0]
}

/** Until none of these is on its way any more. */
export async function settled(db: pg.Client, ids: string[], timeoutSeconds = 150) {
  await vi.waitUntil(
    async () => {
      const { rows } = await db.query<{ open: number }>(
        "select count(*)::integer as open from report_status where id = any ($1) and status in ('pending', 'generating')",
        [ids],
      )
      return rows[0]?.open === 0
    },
    { timeout: timeoutSeconds * 1000, interval: 100 },
  )
}
