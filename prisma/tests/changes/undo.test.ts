import type pg from 'pg'
import type { Admin } from '../support/make.ts'
import { refusalOf } from '../support/refusal.ts'
import { expect, test, type As } from '../support/test.ts'

/** Does something as an administrator, as one operation; returns the operation. */
async function operation(as: As, admin: Admin, work: (client: pg.Client) => Promise<unknown>): Promise<string> {
  return as(admin, async (client) => {
    await work(client)
    const { rows } = await client.query<{ id: string }>(`select current_setting('app.operation', true) as id`)
    return rows[0]!.id
  })
}

type Answer = { done: boolean; operation: string; changes: number; conflicts: { problem: string; fields: string[] }[] }

async function undo(as: As, admin: Admin, id: string, rest = false): Promise<Answer> {
  return as(admin, async (client) => {
    const { rows } = await client.query<{ result: Answer }>(`select app.undo_operation($1, $2) as result`, [id, rest])
    return rows[0]!.result
  })
}

const setAllergies = (id: string, text: string) => (client: pg.Client) =>
  client.query(`update patients set allergies = $2 where patient_id = $1`, [id, text])

async function allergiesOf(db: pg.Client, id: string) {
  const { rows } = await db.query<{ allergies: string | null }>(
    `select allergies from patients where patient_id = $1`,
    [id],
  )
  return rows[0]!.allergies
}

test('a change is taken back, and taking back is taken back', async ({ db, make, as }) => {
  const admin = await make.admin()
  const { id } = await make.patient({ allergies: 'Penicillin' })
  const change = await operation(as, admin, setAllergies(id, 'Latex'))

  const undone = await undo(as, admin, change)
  expect(undone).toMatchObject({ done: true, changes: 1, conflicts: [] })
  expect(await allergiesOf(db, id)).toBe('Penicillin')

  await undo(as, admin, undone.operation)
  expect(await allergiesOf(db, id)).toBe('Latex')
  const again = await undo(as, admin, change)
  expect(again.done).toBe(true)
  expect(await allergiesOf(db, id)).toBe('Penicillin')
})

test('an operation is taken back once', async ({ make, as }) => {
  const admin = await make.admin()
  const { id } = await make.patient()
  const change = await operation(as, admin, setAllergies(id, 'Latex'))
  await undo(as, admin, change)
  await expect(undo(as, admin, change)).rejects.toThrow('already-undone')
})

test('what somebody changed since is not overwritten: nothing is taken back, and the field is named', async ({
  db,
  make,
  as,
}) => {
  const admin = await make.admin()
  const other = await make.admin()
  const { id } = await make.patient({ allergies: null, insurance_info: null })
  const change = await operation(as, admin, (client) =>
    client.query(`update patients set allergies = 'Latex', insurance_info = 'A' where patient_id = $1`, [id]),
  )
  await operation(as, other, setAllergies(id, 'Latex, nuts'))

  expect(await undo(as, admin, change)).toMatchObject({
    done: false,
    conflicts: [{ problem: 'changed', fields: ['allergies'], actor: other.userId }],
  })
  const { rows } = await db.query(`select allergies, insurance_info from patients where patient_id = $1`, [id])
  expect(rows).toEqual([{ allergies: 'Latex, nuts', insurance_info: 'A' }])
})

test('a later change of another field is no conflict', async ({ db, make, as }) => {
  const admin = await make.admin()
  const { id } = await make.patient({ allergies: 'Penicillin' })
  const change = await operation(as, admin, setAllergies(id, 'Latex'))
  await operation(as, admin, (client) =>
    client.query(`update patients set insurance_info = 'B' where patient_id = $1`, [id]),
  )
  expect(await undo(as, admin, change)).toMatchObject({ done: true })
  const { rows } = await db.query(`select allergies, insurance_info from patients where patient_id = $1`, [id])
  expect(rows).toEqual([{ allergies: 'Penicillin', insurance_info: 'B' }])
})

test('a value that a later change brought back belongs to that change, which is taken back by itself', async ({
  db,
  make,
  as,
}) => {
  const admin = await make.admin()
  const { id } = await make.patient({ allergies: 'Penicillin' })
  const first = await operation(as, admin, setAllergies(id, 'Latex'))
  const second = await operation(as, admin, setAllergies(id, 'Penicillin'))

  expect(await undo(as, admin, first)).toMatchObject({ done: false, conflicts: [{ problem: 'changed' }] })
  await undo(as, admin, second)
  expect(await allergiesOf(db, id)).toBe('Latex')
  expect((await undo(as, admin, first)).done).toBe(true)
  expect(await allergiesOf(db, id)).toBe('Penicillin')
})

test('of many, those in the way stay and the rest is taken back, when that is asked for', async ({ db, make, as }) => {
  const admin = await make.admin()
  const [one, two] = [await make.patient({ allergies: null }), await make.patient({ allergies: null })]
  const change = await operation(as, admin, (client) =>
    client.query(`update patients set allergies = 'Latex' where patient_id = any ($1)`, [[one.id, two.id]]),
  )
  await operation(as, admin, setAllergies(two.id, 'Nuts'))

  expect((await undo(as, admin, change)).done).toBe(false)
  expect(await allergiesOf(db, one.id)).toBe('Latex')
  expect(await undo(as, admin, change, true)).toMatchObject({ done: true, changes: 2, conflicts: [{}] })
  expect(await allergiesOf(db, one.id)).toBe(null)
  expect(await allergiesOf(db, two.id)).toBe('Nuts')
})

test('taking back what was created puts it into the trash; with something hanging on it, it stays', async ({
  db,
  make,
  as,
}) => {
  const admin = await make.admin()
  const { doctor } = await make.careTeam()
  const id = `p-${crypto.randomUUID()}`
  const create = await operation(as, admin, (client) =>
    client.query(`insert into patients (patient_id, name) values ($1, 'Nova Novak')`, [id]),
  )
  const book = await operation(as, admin, (client) =>
    client.query(`insert into consultations (patient_id, doctor_id, status) values ($1, $2, 'completed')`, [
      id,
      doctor.id,
    ]),
  )
  expect(await undo(as, admin, create)).toMatchObject({
    done: false,
    conflicts: [{ problem: 'dependents:consultations' }],
  })

  await undo(as, admin, book)
  const undone = await undo(as, admin, create)
  expect(undone.done).toBe(true)
  const { rows } = await db.query(`select deleted_at is not null as gone from patients where patient_id = $1`, [id])
  expect(rows).toEqual([{ gone: true }])
  expect((await db.query(`select from app.statistics_mismatches()`)).rowCount).toBe(0)
  expect((await db.query(`select from app.timeline_mismatches()`)).rowCount).toBe(0)

  await undo(as, admin, undone.operation)
  const back = await db.query(`select deleted_at, deletion_id from patients where patient_id = $1`, [id])
  expect(back.rows).toEqual([{ deleted_at: null, deletion_id: null }])
})

test('a session that moved takes its records back along', async ({ db, make, as }) => {
  const admin = await make.admin()
  const [one, two] = [await make.patient(), await make.patient()]
  const session = await make.session(one)
  const scan = await make.scan(session)
  const move = await operation(as, admin, (client) =>
    client.query(`update sessions set patient_id = $2 where id = $1`, [session.id, two.id]),
  )
  const patientOfScan = async () =>
    (await db.query<{ patient_id: string }>(`select patient_id from mri_scans where id = $1`, [scan.id])).rows[0]
      ?.patient_id
  expect(await patientOfScan()).toBe(two.id)
  expect(await undo(as, admin, move)).toMatchObject({ done: true, changes: 1 })
  expect(await patientOfScan()).toBe(one.id)
  expect((await db.query(`select from app.statistics_mismatches()`)).rowCount).toBe(0)
})

test('a hand-over is taken back in an order that the constraints allow', async ({ db, make, as }) => {
  const admin = await make.admin()
  const { patient, assignment } = await make.careTeam()
  const next = await make.doctor()
  const handOver = await operation(as, admin, async (client) => {
    await client.query(`update doctor_patient_assignments set is_active = false, ended_at = now() where id = $1`, [
      assignment.id,
    ])
    await client.query(`insert into doctor_patient_assignments (doctor_id, patient_id) values ($1, $2)`, [
      next.id,
      patient.id,
    ])
  })
  const undone = await undo(as, admin, handOver)
  expect(undone.done).toBe(true)
  await undo(as, admin, undone.operation)
  await undo(as, admin, handOver)
  const { rows } = await db.query(
    `select doctor_id from doctor_patient_assignments where patient_id = $1 and is_active and deleted_at is null`,
    [patient.id],
  )
  expect(rows).toEqual([{ doctor_id: assignment.doctor_id }])
})

test('a constraint that something newer holds is named, not broken', async ({ make, as }) => {
  const admin = await make.admin()
  const { patient, assignment } = await make.careTeam()
  const end = await operation(as, admin, (client) =>
    client.query(`update doctor_patient_assignments set is_active = false, ended_at = now() where id = $1`, [
      assignment.id,
    ]),
  )
  await make.assignment({ doctor: await make.doctor(), patient })
  expect(await undo(as, admin, end)).toMatchObject({
    done: false,
    conflicts: [{ problem: 'constraint:doctor_patient_assignments_one_active_primary' }],
  })
})

test('asking what would be in the way changes nothing', async ({ db, make, as }) => {
  const admin = await make.admin()
  const { id } = await make.patient({ allergies: null })
  const change = await operation(as, admin, setAllergies(id, 'Latex'))
  const before = await db.query(`select count(*) from record_changes`)
  await as(admin, (client) => client.query(`select app.undo_question($1)`, [change]))
  expect(await allergiesOf(db, id)).toBe('Latex')
  expect((await db.query(`select count(*) from record_changes`)).rows).toEqual(before.rows)
})

test('an earlier version is restored as one more change', async ({ db, make, as }) => {
  const admin = await make.admin()
  const { id } = await make.patient({ allergies: 'A', insurance_info: null })
  await operation(as, admin, setAllergies(id, 'B'))
  const { rows } = await db.query<{ seq: string }>(`select max(seq) as seq from record_changes where record_id = $1`, [
    id,
  ])
  await operation(as, admin, setAllergies(id, 'C'))
  const restore = await operation(as, admin, (client) =>
    client.query(`select app.restore_version('patients', $1, $2)`, [id, rows[0]!.seq]),
  )
  expect(await allergiesOf(db, id)).toBe('B')
  await undo(as, admin, restore)
  expect(await allergiesOf(db, id)).toBe('C')
})

test('nobody but an administrator takes back, restores or deletes, and no password is ever kept', async ({
  db,
  make,
  as,
}) => {
  const admin = await make.admin()
  const { doctor, patient } = await make.careTeam()
  const change = await operation(as, admin, setAllergies(patient.id, 'Latex'))
  for (const person of [doctor, patient]) {
    for (const call of [
      `select app.undo_operation('${change}', false)`,
      `select app.move_to_trash('patients', '${patient.id}', 'because')`,
      `select app.restore_version('patients', '${patient.id}', 1)`,
      `select * from record_changes`,
      `select * from operations`,
    ])
      expect(await refusalOf(as(person, (client) => client.query(call))), call).toMatchObject({ code: '42501' })
  }
  const kept = await db.query(`select from record_changes where before ? 'password_hash' or after ? 'password_hash'`)
  expect(kept.rowCount).toBe(0)
})

test('nobody writes into the operation of somebody else', async ({ make, as }) => {
  const [adam, eve] = [await make.admin(), await make.admin()]
  const { id } = await make.patient()
  const change = await operation(as, adam, setAllergies(id, 'Latex'))
  const forged = as(eve, async (client) => {
    await client.query(`select set_config('app.operation', $1, true)`, [change])
    await setAllergies(id, 'Nuts')(client)
  })
  expect(await refusalOf(forged)).toMatchObject({ code: 'SB006' })
  expect(
    await refusalOf(as(eve, (client) => client.query(`select app.continue_operation($1)`, [change]))),
  ).toMatchObject({
    code: 'SB006',
  })
})
