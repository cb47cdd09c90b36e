import type pg from 'pg'
import { asViewer, noteAccess, recordDenied } from '@/lib/db/scope'
import { adminViewer, doctorViewer, expect, patientViewer, test } from './test.ts'

test('what a scope notes as read is written with it: who, as what, which patient, which fields', async ({
  db,
  make,
}) => {
  const { doctor, patient } = await make.careTeam()

  await asViewer(doctorViewer(doctor), async (scope) => {
    noteAccess(scope, {
      action: 'read',
      entity: 'chart',
      entityId: patient.id,
      patientId: patient.id,
      fields: ['allergies'],
    })
  })

  expect(await eventsOf(db, doctor.userId)).toEqual([
    {
      actor_role: 'doctor',
      login_session_id: `session-of-${doctor.userId}`,
      request_id: 'request',
      action: 'read',
      entity: 'chart',
      entity_id: patient.id,
      patient_id: patient.id,
      listed_patient_ids: [],
      fields: ['allergies'],
      outcome: 'ok',
    },
  ])
})

test('a list notes every patient it shows', async ({ db, make }) => {
  const admin = await make.admin()

  await asViewer(adminViewer(admin), async (scope) => {
    noteAccess(scope, { action: 'list', entity: 'patients', listedPatientIds: ['p1', 'p2'] })
  })

  expect(await eventsOf(db, admin.userId)).toMatchObject([
    { action: 'list', listed_patient_ids: ['p1', 'p2'], outcome: 'ok' },
  ])
})

test('a record that was not found is noted as such', async ({ db, make }) => {
  const patient = await make.patient()

  await asViewer(patientViewer(patient), async (scope) => {
    noteAccess(scope, { action: 'read', entity: 'report', entityId: 'not-hers', outcome: 'not-found' })
  })

  expect(await eventsOf(db, patient.userId)).toMatchObject([{ entity_id: 'not-hers', outcome: 'not-found' }])
})

test('a scope that is taken back leaves no trail of what it read', async ({ db, make }) => {
  const admin = await make.admin()
  const work = asViewer(adminViewer(admin), async (scope) => {
    noteAccess(scope, { action: 'read', entity: 'chart', patientId: 'p1' })
    throw new Error('the page was not shown')
  })

  await expect(work).rejects.toThrow('the page was not shown')
  expect(await eventsOf(db, admin.userId)).toEqual([])
})

test('an access that cannot be noted shows nothing: the work fails with it', async ({ db, make }) => {
  const admin = await make.admin()
  const work = asViewer(adminViewer(admin), async (scope) => {
    await scope.db.$executeRaw`insert into patients (patient_id, name) values ('unnoted', 'N')`
    noteAccess(scope, Object.assign({ action: 'read', entity: 'chart' }, { outcome: 'whatever' as 'ok' }))
  })

  await expect(work).rejects.toThrow()
  expect((await db.query("select from patients where patient_id = 'unnoted'")).rowCount).toBe(0)
})

test('an attempt that was refused is written although its transaction was not', async ({ db, make }) => {
  const { doctor } = await make.careTeam()
  const viewer = doctorViewer(doctor)
  const refused = asViewer(viewer, (scope) => scope.db.$executeRaw`insert into patients (name) values ('N')`)

  await expect(refused).rejects.toThrow()
  await recordDenied(viewer, { action: 'patients.create', entity: 'patients' })

  expect(await eventsOf(db, doctor.userId)).toMatchObject([
    { action: 'patients.create', actor_role: 'doctor', outcome: 'denied' },
  ])
})

async function eventsOf(db: pg.Client, userId: string) {
  const { rows } = await db.query<object>(
    `select actor_role, login_session_id, request_id, action, entity, entity_id, patient_id, listed_patient_ids,
            fields, outcome
       from audit_events where actor_user_id = $1 order by at`,
    [userId],
  )
  return rows
}
