import { expect, test, type As } from '../support/test.ts'

/** Every way in which a doctor stops treating a patient, by the owner's hand. */
const ends = {
  'an assignment that ends': 'update doctor_patient_assignments set is_active = false, ended_at = now() where id = $1',
  'an assignment that goes to the trash': 'update doctor_patient_assignments set deleted_at = now() where id = $1',
  'an assignment that is deleted': 'delete from doctor_patient_assignments where id = $1',
  'a doctor who is suspended': `update doctors d set approval_state = 'suspended'
      from doctor_patient_assignments a where a.doctor_id = d.doctor_id and a.id = $1`,
  'a patient who goes to another doctor': `update doctor_patient_assignments a set doctor_id = (
      select doctor_id from doctors d where d.doctor_id <> a.doctor_id limit 1) where id = $1`,
}

for (const [end, sql] of Object.entries(ends)) {
  test(`${end} is felt by the very next statement, also inside a transaction that is open`, async ({
    db,
    make,
    as,
  }) => {
    await make.doctor()
    const { doctor, patient, assignment } = await make.careTeam()
    const visit = await make.consultation({ doctor, patient })
    const counts: (number | null)[] = []

    await as(doctor, async (client) => {
      const read = async () => counts.push((await client.query('select from patients')).rowCount)
      await read()
      await db.query(sql, [assignment.id])
      await read()
      const { rowCount } = await client.query("update consultations set notes = 'x' where id = $1", [visit.id])
      counts.push(rowCount)
    })

    expect(counts).toEqual([1, 0, 0])
    expect(await patientsOf(as, doctor)).toEqual([])
  })
}

test('an assignment opens the record at once, and only that one', async ({ make, as }) => {
  const doctor = await make.doctor()
  const patient = await make.patient()
  await make.patient()
  const before = await patientsOf(as, doctor)

  await make.assignment({ doctor, patient })

  expect(before).toEqual([])
  expect(await patientsOf(as, doctor)).toEqual([patient.id])
})

async function patientsOf(as: As, doctor: Parameters<As>[0]) {
  const { rows } = await as(doctor, (client) => client.query<{ id: string }>('select patient_id as id from patients'))
  return rows.map(({ id }) => id)
}
