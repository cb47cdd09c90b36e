import { archiveRequests, requestReportsOfPatients, retryRequests, setPriorityOfRequests } from '@/lib/requests/bulk'
import { archiveRequest, requestReport, retryRequest, setPriority, unarchiveRequest } from '@/lib/requests/commands'
import { requestReportInput } from '@/lib/requests/schema'
import type pg from 'pg'
import { expect, refusal, test } from './test.ts'

const asked = (more: Record<string, string>) =>
  requestReportInput.parse({ reportType: 'doctor', priority: '0', ...more })

async function stateOf(db: pg.Client, id: string) {
  const { rows } = await db.query<{
    status: string
    priority: number
    retries: number
    error: string | null
    version: number
  }>(
    'select status, priority, retry_count as retries, error_message as error, version from report_status where id = $1',
    [id],
  )
  return rows[0]
}

test('a report is asked for of a session, for its patient, and waits', async ({ db, make, admin, asAdmin }) => {
  const patient = await make.patient()
  const session = await make.session(patient)

  const { id, alreadyAsked } = await asAdmin((scope) =>
    requestReport(scope, asked({ sessionId: session.id, priority: '10' })),
  )

  const { rows } = await db.query(
    'select patient_id, session_id, report_type, status, priority, requested_by from report_status where id = $1',
    [id],
  )
  expect(alreadyAsked).toBe(false)
  expect(rows).toEqual([
    {
      patient_id: patient.id,
      session_id: session.id,
      report_type: 'doctor',
      status: 'pending',
      priority: 10,
      requested_by: admin.userId,
    },
  ])
})

test('asking again for what is open leads to the first request, for a session and for a patient', async ({
  make,
  asAdmin,
}) => {
  const patient = await make.patient()
  const session = await make.session(patient)
  const subjects: Record<string, string>[] = [{ sessionId: session.id }, { patientId: patient.id }]
  for (const of of subjects) {
    const first = await asAdmin((scope) => requestReport(scope, asked(of)))
    expect(await asAdmin((scope) => requestReport(scope, asked(of)))).toEqual({ id: first.id, alreadyAsked: true })
    expect(await asAdmin((scope) => requestReport(scope, asked({ ...of, reportType: 'summary' })))).toMatchObject({
      alreadyAsked: false,
    })
  }
})

test('the database refuses a second open request of a patient as a whole, whoever writes it', async ({ make }) => {
  const patient = await make.patient()
  await make.reportRequest(patient)
  await expect(make.reportRequest(patient)).rejects.toMatchObject({
    constraint: 'report_status_one_live_patient_request',
  })
})

test('a session of nobody, and a session of another patient, are refused at their field', async ({ make, asAdmin }) => {
  const nobodys = await make.session(null)
  const session = await make.session(await make.patient())
  const other = await make.patient()

  expect(await refusal(asAdmin((scope) => requestReport(scope, asked({ sessionId: nobodys.id }))))).toMatchObject({
    field: 'sessionId',
  })
  expect(
    await refusal(asAdmin((scope) => requestReport(scope, asked({ sessionId: session.id, patientId: other.id })))),
  ).toMatchObject({ field: 'patientId' })
  expect(requestReportInput.safeParse({ reportType: 'doctor', priority: '0' }).error?.issues[0]?.path).toEqual([
    'patientId',
  ])
})

test('a failed request waits again; how often it was tried is kept', async ({ db, make, asAdmin }) => {
  const request = await make.reportRequest(await make.patient(), {
    status: 'failed',
    retry_count: 2,
    error_message: 'No space left.',
  })

  await asAdmin((scope) => retryRequest(scope, { id: request.id, version: 1 }))

  expect(await stateOf(db, request.id)).toMatchObject({ status: 'pending', retries: 2, error: null })
})

test('each step is only taken from where it may be', async ({ make, asAdmin }) => {
  const patient = await make.patient()
  const steps = { retry: retryRequest, archive: archiveRequest, unarchive: unarchiveRequest }
  const allowed: Record<string, string[]> = {
    retry: ['failed'],
    archive: ['pending', 'generated', 'failed'],
    unarchive: ['archived'],
  }
  for (const [name, step] of Object.entries(steps))
    for (const status of ['pending', 'generating', 'generated', 'failed', 'archived'] as const) {
      const { id } = await make.reportRequest(patient, { status, session_id: (await make.session(patient)).id })
      const refused = await refusal(asAdmin((scope) => step(scope, { id, version: 1 })))
      expect([name, status, refused?.code ?? 'done']).toEqual([
        name,
        status,
        allowed[name]?.includes(status) ? 'done' : 'not-now',
      ])
    }
})

test('an archived request comes back to where it stood', async ({ db, make, asAdmin }) => {
  const patient = await make.patient()
  for (const status of ['pending', 'generated', 'failed'] as const) {
    const { id } = await make.reportRequest(patient, { status, session_id: (await make.session(patient)).id })
    await asAdmin((scope) => archiveRequest(scope, { id, version: 1 }))
    expect(await stateOf(db, id)).toMatchObject({ status: 'archived' })
    await asAdmin((scope) => unarchiveRequest(scope, { id, version: 2 }))
    expect(await stateOf(db, id)).toMatchObject({ status })
  }
})

test('one that comes back while another of its kind is open is refused in words', async ({ make, asAdmin }) => {
  const patient = await make.patient()
  const session = await make.session(patient)
  const archived = await make.reportRequest(patient, { status: 'pending', session_id: session.id })
  await asAdmin((scope) => archiveRequest(scope, { id: archived.id, version: 1 }))
  await make.reportRequest(patient, { status: 'pending', session_id: session.id })

  expect(await refusal(asAdmin((scope) => unarchiveRequest(scope, { id: archived.id, version: 2 })))).toMatchObject({
    code: 'request-exists',
  })
})

test('the priority changes while it waits, and a stale change is refused', async ({ db, make, asAdmin }) => {
  const { id } = await make.reportRequest(await make.patient())
  await asAdmin((scope) => setPriority(scope, { id, version: 1, priority: 5 }))

  expect(await stateOf(db, id)).toMatchObject({ priority: 5 })
  expect(await refusal(asAdmin((scope) => setPriority(scope, { id, version: 1, priority: 10 })))).toMatchObject({
    code: 'changed-meanwhile',
  })
})

test('doctors ask, and ask again, for their own patients only, and move nothing in the queue', async ({
  db,
  make,
  asDoctor,
}) => {
  const { doctor, patient } = await make.careTeam()
  const { id } = await make.reportRequest(patient, { status: 'failed' })
  const stranger = await make.patient()
  const theirs = await make.reportRequest(stranger, { status: 'failed' })

  await asDoctor((scope) => retryRequest(scope, { id, version: 1 }), doctor)
  const { rows } = await db.query('select status, requested_by from report_status where id = $1', [id])
  expect(rows).toEqual([{ status: 'pending', requested_by: doctor.userId }])
  expect(await refusal(asDoctor((scope) => retryRequest(scope, { id: theirs.id, version: 1 }), doctor))).toMatchObject({
    code: 'not-found',
  })
  expect(await refusal(asDoctor((scope) => setPriority(scope, { id, version: 2, priority: 9 }), doctor))).toMatchObject(
    { code: 'forbidden' },
  )
  expect(
    await refusal(
      asDoctor(
        ({ db }) =>
          db.$executeRaw`insert into report_status (patient_id, requested_by) values (${stranger.id}, ${doctor.userId})`,
        doctor,
      ),
    ),
  ).toMatchObject({ code: 'forbidden' })
})

test('undo takes a step back', async ({ db, make, operation, undo }) => {
  const { id } = await make.reportRequest(await make.patient(), { status: 'failed', error_message: 'Too large.' })
  const step = await operation((scope) => retryRequest(scope, { id, version: 1 }))

  expect(await undo(step.operation)).toMatchObject({ done: true })
  expect(await stateOf(db, id)).toMatchObject({ status: 'failed', error: 'Too large.' })
})

test('many at once: what cannot be done is skipped and says why, and what is said is done', async ({
  db,
  make,
  asAdmin,
}) => {
  const patient = await make.patient()
  const session = await make.session(patient)
  const failed = await make.reportRequest(patient, { status: 'failed', session_id: session.id })
  const failedBefore = await make.reportRequest(patient, {
    status: 'failed',
    session_id: session.id,
    requested_at: '2020-01-01T00:00:00Z',
  })
  const ready = await make.reportRequest(patient, { status: 'generated' })
  const ids = [failed.id, failedBefore.id, ready.id, 'nothing']

  const said = await asAdmin((scope) => retryRequests.classify(scope, ids, {}))
  expect(said.map(({ outcome }) => outcome)).toEqual(['done', 'skipped', 'skipped', 'skipped'])
  expect(said.slice(1).every(({ message }) => message)).toBe(true)
  await asAdmin((scope) => retryRequests.apply(scope, [failed.id], {}))
  expect(await stateOf(db, failed.id)).toMatchObject({ status: 'pending' })

  await asAdmin((scope) => setPriorityOfRequests.apply(scope, [failed.id], { priority: '10' }))
  expect(await stateOf(db, failed.id)).toMatchObject({ priority: 10 })
  expect(await asAdmin((scope) => archiveRequests.apply(scope, ids, {}))).toEqual([
    { id: failed.id, outcome: 'done' },
    { id: failedBefore.id, outcome: 'done' },
    { id: ready.id, outcome: 'done' },
    expect.objectContaining({ id: 'nothing', outcome: 'skipped' }),
  ])
})

test('a report is asked for of many patients, once for each', async ({ db, make, asAdmin }) => {
  const [asking, open, gone] = [await make.patient(), await make.patient(), await make.patient()]
  await make.reportRequest(open, { report_type: 'summary' })
  await db.query('update patients set deleted_at = now() where patient_id = $1', [gone.id])
  const fields = { reportType: 'summary', priority: '5' }
  const ids = [asking.id, open.id, gone.id]

  const said = await asAdmin((scope) => requestReportsOfPatients.classify(scope, ids, fields))
  expect(said.map(({ outcome }) => outcome)).toEqual(['done', 'skipped', 'skipped'])
  const made = await asAdmin((scope) => requestReportsOfPatients.apply(scope, ids, fields))
  expect(made.map(({ outcome }) => outcome)).toEqual(['done', 'skipped', 'skipped'])
  const { rows } = await db.query('select priority from report_status where patient_id = $1', [asking.id])
  expect(rows).toEqual([{ priority: 5 }])
})
