import type pg from 'pg'
import type { Admin, Make } from '../support/make.ts'
import { refusalOf } from '../support/refusal.ts'
import { expect, test, type As } from '../support/test.ts'

async function trash(as: As, admin: Admin, table: string, id: string): Promise<string> {
  return as(admin, async (client) => {
    const { rows } = await client.query<{ id: string }>(`select app.move_to_trash($1, $2, 'a test') as id`, [table, id])
    return rows[0]!.id
  })
}

const restore = (as: As, admin: Admin, deletion: string) =>
  as(admin, (client) => client.query(`select app.restore_deletion($1)`, [deletion]))

async function expectTruth(db: pg.Client) {
  expect((await db.query(`select from app.statistics_mismatches()`)).rowCount).toBe(0)
  expect((await db.query(`select from app.timeline_mismatches()`)).rowCount).toBe(0)
}

async function aFullPatient(make: Make) {
  const { doctor, patient, assignment } = await make.careTeam()
  const session = await make.session(patient)
  const scan = await make.scan(session)
  const prediction = await make.prediction(session, { mri_scan_id: scan.id })
  const report = await make.report(session)
  const visit = await make.consultation({ doctor, patient })
  const note = await make.note(patient)
  return { doctor, patient, assignment, session, scan, prediction, report, visit, note }
}

const living = async (db: pg.Client, table: string, id: string, column = 'id') =>
  (await db.query(`select from ${table} where ${column} = $1 and deleted_at is null`, [id])).rowCount === 1

test('a patient goes with everything, says so before, and comes back with exactly that', async ({ db, make, as }) => {
  const admin = await make.admin()
  const { patient, session, scan, prediction, report, visit, note, assignment } = await aFullPatient(make)
  const earlier = await make.scan(session)
  const byItself = await trash(as, admin, 'mri_scans', earlier.id)

  const question = await as(admin, (client) =>
    client.query(`select entity, total::integer from app.deletion_would_take('patients', $1)`, [patient.id]),
  )
  expect(question.rows).toEqual([
    { entity: 'patients', total: 1 },
    { entity: 'doctor_patient_assignments', total: 1 },
    { entity: 'sessions', total: 1 },
    { entity: 'consultations', total: 1 },
    { entity: 'mri_scans', total: 1 },
    { entity: 'predictions', total: 1 },
    { entity: 'medical_reports', total: 1 },
    { entity: 'patient_timeline', total: 1 },
  ])
  expect(await living(db, 'patients', patient.id, 'patient_id')).toBe(true)

  const deletion = await trash(as, admin, 'patients', patient.id)
  for (const [table, id] of Object.entries({
    sessions: session.id,
    mri_scans: scan.id,
    predictions: prediction.id,
    medical_reports: report.id,
    consultations: visit.id,
    patient_timeline: note.id,
    doctor_patient_assignments: assignment.id,
  }))
    expect(await living(db, table, id), table).toBe(false)
  await expectTruth(db)

  await restore(as, admin, deletion)
  expect(await living(db, 'predictions', prediction.id)).toBe(true)
  expect(await living(db, 'mri_scans', earlier.id)).toBe(false) // another deletion took it
  await expectTruth(db)
  await restore(as, admin, byItself)
  expect(await living(db, 'mri_scans', earlier.id)).toBe(true)
  await expectTruth(db)
})

test('a doctor takes assignments and appointments along; held visits stay', async ({ db, make, as }) => {
  const admin = await make.admin()
  const { doctor, patient, assignment } = await make.careTeam()
  const held = await make.consultation({ doctor, patient })
  const booked = await make.consultation({ doctor, patient }, { status: 'scheduled' })
  const deletion = await trash(as, admin, 'doctors', doctor.id)
  expect(await living(db, 'consultations', held.id)).toBe(true)
  expect(await living(db, 'consultations', booked.id)).toBe(false)
  expect(await living(db, 'doctor_patient_assignments', assignment.id)).toBe(false)
  const without = await db.query(`select active_doctors_count from patient_statistics where patient_id = $1`, [
    patient.id,
  ])
  expect(without.rows).toEqual([{ active_doctors_count: 0 }])
  await restore(as, admin, deletion)
  expect(await living(db, 'consultations', booked.id)).toBe(true)
  await expectTruth(db)
})

test('nothing comes back into what is itself in the trash', async ({ make, as }) => {
  const admin = await make.admin()
  const { patient, visit } = await aFullPatient(make)
  const first = await trash(as, admin, 'consultations', visit.id)
  const second = await trash(as, admin, 'patients', patient.id)
  await expect(restore(as, admin, first)).rejects.toThrow('parent-in-trash:patients')
  await restore(as, admin, second)
  await restore(as, admin, first)
})

test('nobody deletes the own account, the last administrator or a derived entry', async ({ db, make, as }) => {
  const admin = await make.admin()
  const { visit } = await aFullPatient(make)
  await expect(trash(as, admin, 'users', admin.userId)).rejects.toThrow('own-account')
  const { rows } = await db.query<{ id: string }>(`select id from patient_timeline where related_id = $1`, [visit.id])
  await expect(trash(as, admin, 'patient_timeline', rows[0]!.id)).rejects.toThrow('derived-entry')
  await expect(trash(as, admin, 'audit_events', 'x')).rejects.toThrow('no table of records')
})

test('purging takes a second administrator and time, and leaves no value in the history', async ({ db, make, as }) => {
  const [adam, eve] = [await make.admin(), await make.admin()]
  const { patient, visit } = await aFullPatient(make)
  await as(adam, (client) =>
    client.query(`update patients set allergies = 'Latex' where patient_id = $1`, [patient.id]),
  )
  const deletion = await trash(as, adam, 'patients', patient.id)
  const purge = (who: Admin) =>
    as(who, (client) => client.query(`select app.purge_deletion($1, 'asked for')`, [deletion]))
  await expect(purge(adam)).rejects.toThrow('second-administrator')
  await expect(purge(eve)).rejects.toThrow('retention')
  await db.query(`update deletions set deleted_at = now() - interval '31 days' where id = $1`, [deletion])
  await purge(eve)
  expect((await db.query(`select from patients where patient_id = $1`, [patient.id])).rowCount).toBe(0)
  expect((await db.query(`select from consultations where id = $1`, [visit.id])).rowCount).toBe(0)
  const kept = await db.query(
    `select from record_changes where record_id = any ($1) and (before is not null or after is not null)`,
    [[patient.id, visit.id]],
  )
  expect(kept.rowCount).toBe(0)
  await expect(restore(as, adam, deletion)).rejects.toThrow('not-found')
  await expectTruth(db)
})

test('of many, those that cannot go are skipped with the reason', async ({ db, make, as }) => {
  const [admin, other] = [await make.admin(), await make.admin()]
  const { rows } = await as(admin, (client) =>
    client.query(`select * from app.move_to_trash_many('users', $1, 'tidying up')`, [
      [other.userId, admin.userId, 'nobody'],
    ]),
  )
  expect(rows).toEqual([
    { id: other.userId, outcome: 'done', message: null },
    { id: admin.userId, outcome: 'skipped', message: 'own-account' },
    { id: 'nobody', outcome: 'skipped', message: 'not-found' },
  ])
  expect(await living(db, 'users', other.userId)).toBe(false)
})

test('many at once have a deletion each, with exactly what was its own', async ({ db, make, as }) => {
  const admin = await make.admin()
  const teams = [await make.careTeam(), await make.careTeam()]
  for (const { patient } of teams) await make.scan(await make.session(patient))
  const ids = teams.map(({ patient }) => patient.id)

  const asked = await as(admin, (client) =>
    client.query(`select entity, total::integer from app.deletions_would_take('patients', $1)`, [[...ids, 'nobody']]),
  )
  expect(Object.fromEntries(asked.rows.map(({ entity, total }) => [entity, total]))).toMatchObject({
    patients: 2,
    doctor_patient_assignments: 2,
    sessions: 2,
    mri_scans: 2,
  })
  expect(await living(db, 'patients', ids[0]!, 'patient_id')).toBe(true)

  const { rows } = await as(admin, (client) =>
    client.query(`select * from app.move_to_trash_many('patients', $1, 'moved away')`, [[ids[1], 'nobody', ids[0]]]),
  )
  expect(rows).toEqual([
    { id: ids[1], outcome: 'done', message: null },
    { id: 'nobody', outcome: 'skipped', message: 'not-found' },
    { id: ids[0], outcome: 'done', message: null },
  ])
  const { rows: deletions } = await db.query<{ id: string; entity_id: string }>(
    `select id, entity_id from deletions where entity_id = any ($1) order by array_position($1, entity_id)`,
    [ids],
  )
  expect(deletions.map(({ entity_id }) => entity_id)).toEqual(ids)
  await restore(as, admin, deletions[0]!.id)
  expect(await living(db, 'patients', ids[0]!, 'patient_id')).toBe(true)
  expect(await living(db, 'patients', ids[1]!, 'patient_id')).toBe(false)
  const { rows: scans } = await db.query(
    `select patient_id as id from mri_scans where deleted_at is null and patient_id = any ($1)`,
    [ids],
  )
  expect(scans).toEqual([{ id: ids[0] }])
  await expectTruth(db)
})

test('no role reaches the steps below the functions', async ({ make, as }) => {
  const admin = await make.admin()
  const { doctor, patient } = await make.careTeam()
  for (const call of [
    `select app.put_in_trash('patients', array['${patient.id}'], array['x'])`,
    `select app.write_values('users', '${admin.userId}', '{"role": "admin"}')`,
    `insert into deletions (entity, entity_id, reason) values ('patients', '${patient.id}', 'forged')`,
    `insert into operations (action, actor_user_id, actor_role) values ('forged', 'x', 'admin')`,
    `update record_changes set before = '{}'`,
  ])
    for (const person of [admin, doctor, patient])
      expect(await refusalOf(as(person, (client) => client.query(call))), call).toMatchObject({ code: '42501' })
})
