import { listLeastLoaded } from '@/lib/assignments/queries'
import { listSuggested } from '@/lib/care-board/queries'
import type { Make } from '../support/make.ts'
import { expect, test } from './test.ts'

async function doctors(make: Make) {
  const speciality = `Movement disorders ${crypto.randomUUID()}`
  const at = (hospital_affiliation: string | null, more: object = {}) =>
    make.doctor({ specialization: speciality, hospital_affiliation, ...more })
  const [own, near, far] = [await at('North'), await at('north'), await at('South')]
  const elsewhere = await at('North', { specialization: 'Cardiology' })
  const full = await at('North', { capacity_patients: 1 })
  const patient = await make.patient()
  await make.assignment({ doctor: own, patient })
  await make.assignment({ doctor: full, patient: await make.patient() })
  // the one who is near has more to do than the one who is far, and still room
  for (let number = 0; number < 3; number += 1) await make.assignment({ doctor: near, patient: await make.patient() })
  return { speciality, own, near, far, elsewhere, full, patient }
}

test('who works where the patient has a doctor comes before who has more room; nobody who is full', async ({
  make,
  admin,
}) => {
  const { own, near, far, elsewhere, full, patient } = await doctors(make)
  const suggested = await admin((scope) =>
    listLeastLoaded(scope, { patientId: patient.id, insteadOf: own.id, most: 50 }),
  )
  const ids = suggested.map(({ doctorId }) => doctorId)
  expect(ids).toEqual([near.id, far.id])
  for (const never of [own, elsewhere, full]) expect(ids).not.toContain(never.id)

  const stranger = await make.patient()
  const others = await admin((scope) => listLeastLoaded(scope, { patientId: stranger.id, insteadOf: own.id, most: 50 }))
  expect(others.map(({ doctorId }) => doctorId)).toEqual([far.id, near.id])
})

test('on the board the doctors of the lane’s hospital come first, and each lane has its own order', async ({
  make,
  admin,
}) => {
  const { speciality, own, near, far } = await doctors(make)
  const suggested = await admin((scope) =>
    listSuggested(scope, [
      { speciality, hospital: 'North' },
      { speciality, hospital: 'South' },
      { speciality, hospital: null },
    ]),
  )
  const of = (wanted: string | null) =>
    suggested.filter(({ hospital }) => hospital === wanted).map(({ doctorId }) => doctorId)
  expect(of('North')).toEqual([own.id, near.id, far.id])
  expect(of('South')).toEqual([far.id, own.id, near.id])
  expect(of(null)).toEqual([far.id, own.id, near.id])
})
