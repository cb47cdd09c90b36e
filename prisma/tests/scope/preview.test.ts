import { asViewer, noteAccess, recordDenied, type Scope } from '@/lib/db/scope'
import type { Viewer } from '@/lib/db/viewer'
import { fromDatabase } from '@/lib/errors/from-database'
import { messages } from '@/lib/errors/messages'
import { adminViewer, doctorViewer, expect, patientViewer, test } from './test.ts'

const patientsSeen = ({ db }: Scope) => db.$queryRaw<{ id: string }[]>`select patient_id as id from patients order by 1`

test('an administrator sees what a doctor and a patient see, not one record more', async ({ make }) => {
  const { doctor, patient } = await make.careTeam()
  await make.careTeam() // somebody else's, whom an administrator would see as well
  const admin = adminViewer(await make.admin())

  for (const viewer of [doctorViewer(doctor), patientViewer(patient)] as Viewer[]) {
    const own = await asViewer(viewer, patientsSeen)
    expect(own).toEqual([{ id: patient.id }])
    expect(await asViewer({ ...viewer, previewedBy: admin }, patientsSeen)).toEqual(own)
  }
  expect((await asViewer(admin, patientsSeen)).length).toBeGreaterThan(1)
})

test('a preview writes nothing, whichever way, and what the person themselves may write says so', async ({
  make,
  db,
}) => {
  const { doctor, patient } = await make.careTeam()
  const admin = adminViewer(await make.admin())
  const own = doctorViewer(doctor)
  const write = ({ db: scoped }: Scope) => scoped.$executeRaw`
    insert into consultations (patient_id, doctor_id, status) values (${patient.id}, ${doctor.id}, 'scheduled')`
  const escape = async (scope: Scope) => {
    await scope.db.$executeRaw`set transaction read write`
    return write(scope)
  }

  for (const attempt of [write, escape]) {
    const error: unknown = await asViewer({ ...own, previewedBy: admin }, attempt).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Error)
  }
  const refused: unknown = await asViewer({ ...own, previewedBy: admin }, write).catch((thrown: unknown) => thrown)
  expect(fromDatabase(refused)).toMatchObject({ code: 'preview', message: messages.preview })
  const { rowCount } = await db.query('select from consultations where patient_id = $1', [patient.id])
  expect(rowCount).toBe(0)
  expect(await asViewer(own, write)).toBe(1)
})

test('the audit log says that the administrator looked, and never that the person did', async ({ make, db }) => {
  const patient = await make.patient()
  const admin = adminViewer(await make.admin())
  const preview: Viewer = { ...patientViewer(patient), previewedBy: admin }

  await asViewer(preview, async (scope) => {
    await patientsSeen(scope)
    noteAccess(scope, { action: 'read', entity: 'chart', patientId: patient.id })
  })
  await recordDenied(preview, { action: 'open', entity: 'page' })

  const { rows } = await db.query(
    `select actor_user_id, actor_role, action, patient_id, outcome from audit_events
      where actor_user_id in ($1, $2) order by at`,
    [admin.userId, patient.userId],
  )
  const by = { actor_user_id: admin.userId, actor_role: 'admin' }
  expect(rows).toEqual([
    { ...by, action: 'preview.read', patient_id: patient.id, outcome: 'ok' },
    { ...by, action: 'open', patient_id: null, outcome: 'denied' },
  ])
})

test('what cannot be written into the audit log is not shown', async ({ make, db }) => {
  const patient = await make.patient()
  const preview: Viewer = { ...patientViewer(patient), previewedBy: adminViewer(await make.admin()) }
  await db.query('alter function app.record_access(jsonb) rename to record_access_away')
  try {
    const shown = asViewer(preview, async (scope) => {
      noteAccess(scope, { action: 'read', entity: 'chart', patientId: patient.id })
      return patientsSeen(scope)
    })
    await expect(shown).rejects.toThrow()
  } finally {
    await db.query('alter function app.record_access_away(jsonb) rename to record_access')
  }
})
