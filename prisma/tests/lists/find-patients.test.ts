import { consultationList } from '@/lib/consultations/list'
import { asViewer } from '@/lib/db/scope'
import type { List } from '@/lib/lists/list'
import { selectIds } from '@/lib/lists/list-sql'
import { emptyState } from '@/lib/lists/state'
import { patientList } from '@/lib/patients/list'
import type { Admin } from '../support/make.ts'
import { adminViewer, expect, test } from '../scope/test.ts'

process.env.SUBSTANTIA_CURSOR_KEY = Buffer.alloc(32, 7).toString('base64url')

const search = (admin: Admin, terms: string, list: List = patientList) =>
  asViewer(adminViewer(admin), (scope) => selectIds(scope, list, { ...emptyState, terms }))

test('a list finds patients by date of birth in any form, and by the end of their telephone number', async ({
  make,
}) => {
  const admin = await make.admin()
  const born = await make.patient({ name: 'Ottoline Birthday', date_of_birth: '1954-03-04' })
  const other = await make.patient({ name: 'Percival Turned', date_of_birth: '1954-04-03' })
  const called = await make.patient({ name: 'Quincy Telephone', phone: '+44 7700 900 8761' })

  for (const terms of ['4 Mar 1954', '1954-03-04', '4 March 1954'])
    expect(await search(admin, terms), terms).toEqual([born.id])
  expect((await search(admin, '04/03/1954')).sort()).toEqual([born.id, other.id].sort())
  for (const terms of ['8761', '900 8761', '+44 7700 900 8761'])
    expect(await search(admin, terms), terms).toEqual([called.id])
  expect(await search(admin, '761')).toEqual([]) // too little to say whose it is
  expect(await search(admin, 'ottoline')).toEqual([born.id])
})

test('whom one way of searching finds twice is listed once, and nobody from the trash', async ({ db, make }) => {
  const admin = await make.admin()
  const patient = await make.patient({ patient_id: '19610512', name: 'Twice Found', date_of_birth: '1961-05-12' })
  const gone = await make.patient({ name: 'Gone Already', date_of_birth: '1961-05-12', phone: '020 1961 0512' })
  await db.query('update patients set deleted_at = now() where patient_id = $1', [gone.id])

  expect(await search(admin, '19610512')).toEqual([patient.id])
})

test('consultations are found by their patient in the same ways', async ({ make }) => {
  const admin = await make.admin()
  const { doctor, patient } = await make.careTeam()
  const other = await make.patient({ name: 'Somebody Else', date_of_birth: '1972-01-31' })
  const visit = await make.consultation({ doctor, patient: other })
  await make.consultation({ doctor, patient })

  expect(await search(admin, '31.1.1972', consultationList)).toEqual([visit.id])
})
