import { asViewer } from '@/lib/db/scope'
import { fromDatabase } from '@/lib/errors/from-database'
import { requestReport, requestReportOfPatient, retryFailed, retryRequest } from '@/lib/requests/commands'
import { requestReportInput } from '@/lib/requests/schema'
import { adminViewer, doctorViewer, expect, request, settled, stateOf, test } from './test.ts'
import { faults } from './workers.ts'

const asked = (more: Record<string, string>) =>
  requestReportInput.parse({ reportType: 'doctor', priority: '0', ...more })

/** Whoever is told that all is busy presses again. */
async function insist<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt === 10 || fromDatabase(error)?.code !== 'busy') throw error
    }
  }
}

test(
  'fifty at once for the same report, and two workers, make one',
  { timeout: 200_000 },
  async ({ db, make, workers }) => {
    const viewer = adminViewer(await make.admin())
    const session = await make.session(await make.patient())
    const workersOfTwo = [workers.start(), workers.start()]
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        insist(() => asViewer(viewer, (scope) => requestReport(scope, asked({ sessionId: session.id })))),
      ),
    )

    const ids = [...new Set(answers.map(({ id }) => id))]
    await settled(db, ids)
    for (const worker of workersOfTwo) worker.kill('SIGTERM')
    await Promise.all(workersOfTwo.map(({ exited }) => exited))

    expect(ids).toHaveLength(1)
    expect(answers.filter(({ alreadyAsked }) => !alreadyAsked)).toHaveLength(1)
    expect(await stateOf(db, ids[0] ?? '')).toMatchObject({ status: 'generated', outcomes: ['published'], reports: 1 })
    expect(await faults(db, workers)).toEqual([])
  },
)

test('one key is one request; the same key for another report is refused', async ({ make }) => {
  const viewer = adminViewer(await make.admin())
  const [session, other] = [await make.session(await make.patient()), await make.session(await make.patient())]
  const ask = (more: Record<string, string>) =>
    asViewer(viewer, (scope) => requestReport(scope, asked({ requestKey: 'the-same-key', ...more })))
  const first = await ask({ sessionId: session.id })

  expect(await ask({ sessionId: session.id })).toEqual({ id: first.id, alreadyAsked: true })
  await expect(ask({ sessionId: other.id })).rejects.toMatchObject({ code: 'value-not-allowed', field: 'requestKey' })
})

test('a doctor asks, and asks again, for patients of theirs only', async ({ db, make }) => {
  const { doctor, patient } = await make.careTeam()
  const session = await make.session(patient)
  const stranger = await make.patient()
  const viewer = doctorViewer(doctor)
  const own = await asViewer(viewer, (scope) =>
    requestReportOfPatient(scope, { patientId: patient.id, sessionId: session.id, reportType: 'patient' }),
  )
  await db.query(
    "update report_status set status = 'failed', attempts = 3, error_class = 'storage', error_message = 'Full.' where id = $1",
    [own.id],
  )
  const { rows } = await db.query<{ version: number }>('select version from report_status where id = $1', [own.id])

  await asViewer(viewer, (scope) => retryRequest(scope, { id: own.id, version: rows[0]?.version ?? 0 }))

  expect(await stateOf(db, own.id)).toMatchObject({
    status: 'pending',
    attempts: 0,
    errorClass: null,
    errorMessage: null,
  })
  const refused = asViewer(viewer, (scope) =>
    requestReportOfPatient(scope, { patientId: stranger.id, sessionId: null, reportType: 'patient' }),
  )
  await expect(refused).rejects.toThrow()
})

test('everything that failed for one reason is tried again at once', async ({ db, make }) => {
  const admin = await make.admin()
  const ids: string[] = []
  for (const errorClass of ['storage', 'storage', 'data']) {
    const patient = await make.patient()
    const id = await request(db, { patientId: patient.id, sessionId: null, requestedBy: admin.userId })
    await db.query("update report_status set status = 'failed', error_class = $2 where id = $1", [id, errorClass])
    ids.push(id)
  }

  const answer = await asViewer(adminViewer(admin), (scope) => retryFailed(scope, { errorClass: 'storage' }))

  expect(answer).toEqual({ retried: 2 })
  expect(await Promise.all(ids.map(async (id) => (await stateOf(db, id)).status))).toEqual([
    'pending',
    'pending',
    'failed',
  ])
})
