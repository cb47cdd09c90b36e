import { asViewer } from '@/lib/db/scope'
import { nameHelper } from '@/lib/helpers/commands'
import { patientViewer, test } from '../scope/test.ts'
import { expect } from '../support/test.ts'

test('a patient names somebody with an address of their own, and is told at once that it is their own', async ({
  db,
  make,
}) => {
  const own = `${crypto.randomUUID()}@example.test`
  const patient = await make.patient({}, { email: own })
  const name = (email: string) => asViewer(patientViewer(patient), (scope) => nameHelper(scope, { name: 'Ana', email }))
  const written = async () => {
    const { rows } = await db.query<{ helper_email: string }>(
      'select helper_email from helper_grants where patient_id = $1',
      [patient.id],
    )
    return rows.map(({ helper_email }) => helper_email)
  }

  await expect(name(own.toUpperCase())).rejects.toMatchObject({ field: 'email' })
  expect(await written()).toEqual([])
  await name('Ana@example.test')
  expect(await written()).toEqual(['ana@example.test'])
})
