import { moveConsultations } from '@/lib/consultations/bulk'
import { expect, test, undoLast } from '../care-team/test.ts'

const nine = '2027-03-01T08:00:00Z'
const ten = '2027-03-01T09:00:00Z'
const eleven = '2027-03-01T10:00:00Z'
const noon = '2027-03-01T11:00:00Z'

test('what fits goes to the other doctor, and the rest says why not', async ({ admin, make, db }) => {
  const [from, to, third] = [await make.doctor(), await make.doctor(), await make.doctor()]
  const patient = await make.patient()
  const at = (consultation_date: string, row: object = {}, doctor = from) =>
    make.consultation({ doctor, patient }, { status: 'scheduled', consultation_date, duration_minutes: 30, ...row })
  const own = await at(nine, {}, to)
  const rows = {
    fits: await at(ten),
    sameTime: await at(ten, {}, third),
    taken: await at(nine),
    emergency: await at(nine, { consultation_type: 'emergency' }, third),
    held: await at(noon, { status: 'completed' }),
    cancelled: await at(noon, { status: 'cancelled' }),
    deleted: await at(eleven),
  }
  await make.trash('consultations', rows.deleted.id)
  const ids = [own, ...Object.values(rows)].map(({ id }) => id)
  const expected = [
    { id: own.id, outcome: 'skipped', message: 'It is with this doctor already.' },
    { id: rows.fits.id, outcome: 'done' },
    {
      id: rows.sameTime.id,
      outcome: 'skipped',
      message: 'Another of these appointments is at the same time, and goes first.',
    },
    { id: rows.taken.id, outcome: 'skipped', message: 'The doctor has another appointment at that time.' },
    { id: rows.emergency.id, outcome: 'done' },
    { id: rows.held.id, outcome: 'skipped', message: 'It is completed, not scheduled.' },
    { id: rows.cancelled.id, outcome: 'skipped', message: 'It is cancelled, not scheduled.' },
    { id: rows.deleted.id, outcome: 'skipped', message: 'It is no longer there.' },
  ]

  expect(await admin((scope) => moveConsultations.classify(scope, ids, { doctorId: to.id }))).toEqual(expected)
  expect(await doctorsOf()).toEqual(new Map([[own.id, to.id]]))

  expect(await admin((scope) => moveConsultations.apply(scope, ids, { doctorId: to.id }))).toEqual(expected)
  expect([...(await doctorsOf()).keys()].sort()).toEqual([own.id, rows.fits.id, rows.emergency.id].sort())

  expect(await admin((scope) => undoLast(scope))).toMatchObject({ done: true, conflicts: [] })
  expect(await doctorsOf()).toEqual(new Map([[own.id, to.id]]))

  async function doctorsOf() {
    const { rows: found } = await db.query<{ id: string; doctor_id: string }>(
      'select id, doctor_id from consultations where id = any ($1) and doctor_id = $2',
      [ids, to.id],
    )
    return new Map(found.map(({ id, doctor_id }) => [id, doctor_id]))
  }
})

test('nothing goes to a doctor who does not see patients', async ({ admin, make }) => {
  const [from, suspended] = [await make.doctor(), await make.doctor({ approval_state: 'suspended' }, { name: 'Ito' })]
  const patient = await make.patient()
  const { id } = await make.consultation({ doctor: from, patient }, { status: 'scheduled' })

  const outcomes = await admin((scope) => moveConsultations.apply(scope, [id], { doctorId: suspended.id }))

  expect(outcomes).toEqual([{ id, outcome: 'skipped', message: 'Dr Ito does not see patients: suspended.' }])
})
