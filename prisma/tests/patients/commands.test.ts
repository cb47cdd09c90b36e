import type pg from 'pg'
import { asViewer } from '@/lib/db/scope'
import type { RegisterPatientInput } from '@/lib/patients/schema'
import { adminViewer, doctorViewer, expect, test } from '../scope/test.ts'

const { editPatient, issuePortalLink, registerPatient } = await import('@/lib/patients/commands')
const { getRegistrationCheck } = await import('@/lib/patients/likeness')
const { getPortalAccess } = await import('@/lib/patients/portal-access')
const { addMedication, editMedication, endMedication } = await import('@/lib/medications/commands')
const { listMedications } = await import('@/lib/medications/queries')

const nobody: RegisterPatientInput = {
  name: '',
  dateOfBirth: null,
  gender: null,
  phone: null,
  email: null,
  address: null,
  emergencyContactName: null,
  emergencyContactPhone: null,
  insuranceInfo: null,
  allergies: null,
  medicalHistory: null,
  currentMedications: null,
}

test('somebody new is registered at once', async ({ db, make }) => {
  const admin = adminViewer(await make.admin())

  const made = await asViewer(admin, (scope) =>
    registerPatient(scope, { ...nobody, name: 'Quentin Yarrow', dateOfBirth: '1944-02-29', phone: '+44 7700 900222' }),
  )

  const { rows } = await db.query(
    'select name, date_of_birth::text, phone_digits from patients where patient_id = $1',
    ['patientId' in made ? made.patientId : ''],
  )
  expect(rows).toEqual([{ name: 'Quentin Yarrow', date_of_birth: '1944-02-29', phone_digits: '447700900222' }])
})

test('somebody similar is held back until a person has looked, and asked again about another name', async ({
  make,
}) => {
  const viewer = adminViewer(await make.admin())
  await make.patient({ name: 'Roswitha Unger', date_of_birth: '1950-10-11' })
  const fields = { ...nobody, name: 'Roswitha Unger', dateOfBirth: '1950-11-10' }

  const held = await asViewer(viewer, (scope) => registerPatient(scope, fields))
  const check = 'check' in held ? held.check : ''
  expect(await asViewer(viewer, (scope) => getRegistrationCheck(scope, check))).toEqual(fields)

  const other = await asViewer(viewer, (scope) =>
    registerPatient(scope, { ...fields, dateOfBirth: '1950-10-11', confirmed: check }),
  )
  expect(other).toHaveProperty('check')
  const made = await asViewer(viewer, (scope) =>
    registerPatient(scope, { ...fields, allergies: 'Latex', confirmed: check }),
  )
  expect(made).toHaveProperty('patientId')
})

test('what was typed is kept for whoever typed it, for an hour', async ({ db, make }) => {
  const viewer = adminViewer(await make.admin())
  const other = adminViewer(await make.admin())
  await make.patient({ name: 'Sidonie Vance', date_of_birth: '1950-10-12' })
  const held = await asViewer(viewer, (scope) =>
    registerPatient(scope, { ...nobody, name: 'Sidonie Vance', dateOfBirth: '1950-10-12' }),
  )
  const check = 'check' in held ? held.check : ''

  expect(await asViewer(other, (scope) => getRegistrationCheck(scope, check))).toBeNull()
  await db.query(`update registration_checks set expires_at = now() - interval '1 second' where id = $1`, [check])
  expect(await asViewer(viewer, (scope) => getRegistrationCheck(scope, check))).toBeNull()
})

test('a doctor registers nobody', async ({ make }) => {
  const doctor = doctorViewer(await make.doctor())
  await expect(asViewer(doctor, (scope) => registerPatient(scope, { ...nobody, name: 'N' }))).rejects.toThrow()
})

test('an edit of an older version overwrites nothing', async ({ db, make }) => {
  const viewer = adminViewer(await make.admin())
  const { id } = await make.patient({ name: 'First' })
  await asViewer(viewer, (scope) =>
    editPatient(scope, { ...nobody, id, version: 1, name: 'Second', email: 'a@example.test' }),
  )

  await expect(
    asViewer(viewer, (scope) => editPatient(scope, { ...nobody, id, version: 1, name: 'Third' })),
  ).rejects.toMatchObject({
    code: 'changed-meanwhile',
  })
  const { rows } = await db.query('select name, email from patients where patient_id = $1', [id])
  expect(rows).toEqual([{ name: 'Second', email: 'a@example.test' }])
})

test('an invitation makes an account and a link; a new link closes the first; states follow', async ({ db, make }) => {
  const viewer = adminViewer(await make.admin())
  const patient = await make.patient({ user_id: null, name: 'Theodora Wex' })
  const access = () => asViewer(viewer, async (scope) => (await getPortalAccess(scope, patient.id)).state)
  const first = { patientId: patient.id, hasAccount: 'no', email: `${patient.id}@example.test` } as const
  const again = { ...first, hasAccount: 'yes' } as const
  expect(await access()).toBe('none')

  const { userId, link } = await asViewer(viewer, (scope) => issuePortalLink(scope, first))
  expect(link).toContain('/welcome/')
  expect(await access()).toBe('invited')
  await expect(asViewer(viewer, (scope) => issuePortalLink(scope, first))).rejects.toMatchObject({
    code: 'changed-meanwhile',
  })

  await asViewer(viewer, (scope) => issuePortalLink(scope, again))
  expect(await openLinks(db, userId)).toBe(1)
  await db.query('update one_time_links set expires_at = now() where user_id = $1', [userId])
  expect(await access()).toBe('expired')
  await db.query('update one_time_links set used_at = now() where user_id = $1', [userId])
  expect(await access()).toBe('active')
  await db.query('update users set is_active = false where id = $1', [userId])
  expect(await access()).toBe('disabled')
  await expect(asViewer(viewer, (scope) => issuePortalLink(scope, again))).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('a medication is added with its exact times, changed, ended, and never before it began', async ({ make }) => {
  const viewer = adminViewer(await make.admin())
  const patient = await make.patient()
  const doctor = await make.doctor()
  const fields = {
    name: 'Levodopa/carbidopa 100/25 mg',
    dose: '1 tablet',
    times: ['07:00', '11:30'],
    asNeeded: false,
    instructions: null,
    startedOn: '2026-01-02',
    endedOn: null,
    prescribedBy: doctor.id,
    notes: null,
  }

  const { id } = await asViewer(viewer, (scope) => addMedication(scope, { ...fields, patientId: patient.id }))
  await asViewer(viewer, (scope) => editMedication(scope, { ...fields, id, version: 1, times: ['06:45', '11:30'] }))
  await expect(
    asViewer(viewer, (scope) => endMedication(scope, { id, version: 2, endedOn: '2026-01-01' })),
  ).rejects.toMatchObject({ field: 'endedOn' })
  await asViewer(viewer, (scope) => endMedication(scope, { id, version: 2, endedOn: '2026-01-31' }))
  await expect(
    asViewer(viewer, (scope) => endMedication(scope, { id, version: 2, endedOn: '2026-02-28' })),
  ).rejects.toMatchObject({ code: 'changed-meanwhile' })

  const [medication] = await asViewer(viewer, (scope) => listMedications(scope, patient.id))
  expect(medication).toMatchObject({ times: ['06:45', '11:30'], endedOn: new Date('2026-01-31') })
})

async function openLinks(db: pg.Client, userId: string) {
  const { rowCount } = await db.query(
    'select from one_time_links where user_id = $1 and voided_at is null and used_at is null',
    [userId],
  )
  return rowCount
}
