import { refusalOf } from '../support/refusal.ts'
import { expect, test } from '../support/test.ts'

const recount = `select app.recount_patient($1) as found`

test('a recount finds nothing where triggers have kept the figures, and mends what was tampered with', async ({
  db,
  make,
  as,
}) => {
  const admin = await make.admin()
  const { doctor, patient } = await make.careTeam()
  await make.consultation({ doctor, patient })
  const first = await as(admin, (client) => client.query(recount, [patient.id]))
  expect(first.rows).toEqual([{ found: {} }])

  await db.query(`update patient_statistics set total_consultations = 7 where patient_id = $1`, [patient.id])
  const second = await as(admin, (client) => client.query(recount, [patient.id]))
  expect(second.rows).toEqual([{ found: { total_consultations: { before: 7, after: 1 } } }])
  expect((await db.query(`select from app.statistics_mismatches()`)).rowCount).toBe(0)
})

test('only an administrator has figures recounted', async ({ make, as }) => {
  const { doctor, patient } = await make.careTeam()
  for (const person of [doctor, patient])
    expect(await refusalOf(as(person, (client) => client.query(recount, [patient.id])))).toMatchObject({
      code: '42501',
    })
})
