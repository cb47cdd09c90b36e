import { expect, test, toldTo, unread } from './test.ts'

const ahead = '2099-03-01T09:00:00Z'

test('a visit ahead that somebody else books, moves and cancels; moved twice it is one notice', async ({
  db,
  make,
  as,
}) => {
  const admin = await make.admin()
  const { doctor, patient } = await make.careTeam()
  const change = (set: string, id: string) =>
    as(admin, (client) => client.query(`update consultations set ${set} where id = $1`, [id]))

  const { rows } = await as(admin, (client) =>
    client.query<{ id: string }>(
      `insert into consultations (patient_id, doctor_id, consultation_date) values ($1, $2, $3) returning id`,
      [patient.id, doctor.id, ahead],
    ),
  )
  const id = rows[0]!.id
  await change(`consultation_date = '2099-03-02T09:00:00Z'`, id)
  await change(`duration_minutes = 45`, id)
  await change(`fee_charged = 10`, id)
  await change(`status = 'cancelled'`, id)

  expect(await toldTo(db, doctor)).toEqual([
    unread('visit-booked', id),
    unread('visit-cancelled', id),
    unread('visit-moved', id),
  ])
})

test('a doctor is not told of what they book themselves, nor of visits that are over', async ({ db, make, as }) => {
  const admin = await make.admin()
  const { doctor, patient } = await make.careTeam()
  await as(doctor, (client) =>
    client.query('insert into consultations (patient_id, doctor_id, consultation_date) values ($1, $2, $3)', [
      patient.id,
      doctor.id,
      ahead,
    ]),
  )
  await as(doctor, (client) =>
    client.query(`update consultations set status = 'cancelled' where doctor_id = $1`, [doctor.id]),
  )
  await as(admin, (client) =>
    client.query(
      `insert into consultations (patient_id, doctor_id, consultation_date, status) values ($1, $2, '2020-01-01T09:00:00Z', 'scheduled')`,
      [patient.id, doctor.id],
    ),
  )

  expect(await toldTo(db, doctor)).toEqual([])
})

test('a visit ahead that goes into the trash is told as cancelled', async ({ db, make, as }) => {
  const { doctor, patient } = await make.careTeam()
  const { id } = await make.consultation({ doctor, patient }, { status: 'scheduled', consultation_date: ahead })
  const admin = await make.admin()

  await as(admin, (client) => client.query(`update consultations set deleted_at = now() where id = $1`, [id]))

  expect(await toldTo(db, doctor)).toEqual([unread('visit-cancelled', id)])
})
