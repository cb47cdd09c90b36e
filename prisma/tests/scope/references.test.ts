import { asViewer } from '@/lib/db/scope'
import { getDraft } from '@/lib/drafts/queries'
import { keepDraft, removeDraft } from '@/lib/drafts/commands'
import { AppError } from '@/lib/errors/app-error'
import { listRecentlyOpened, searchEverything } from '@/lib/palette/queries'
import { getPatientHeader } from '@/lib/patients/queries'
import { noteEditing, noteLeaving } from '@/lib/presence/commands'
import { listEditing } from '@/lib/presence/queries'
import { resolveReference } from '@/lib/references/queries'
import type { ReferenceKind } from '@/lib/references/vocabulary'
import type { Admin } from '../support/make.ts'
import { adminViewer, doctorViewer, expect, test } from './test.ts'

process.env.SUBSTANTIA_TIME_ZONE = 'UTC'

const resolve = (admin: Admin, kind: ReferenceKind, text: string) =>
  asViewer(adminViewer(admin), (scope) => resolveReference(scope, kind, text, 'theField'))

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error: unknown = await work.catch((caught: unknown) => caught)
  if (error instanceof AppError) return error
  throw new Error('This should have been refused.', { cause: error })
}

test('a record is meant by its id, by "Name (id)", by an exact e-mail address, or by a name that only one has', async ({
  make,
}) => {
  const admin = await make.admin()
  const doctor = await make.doctor({}, { name: 'Léonie Vandermeulen', email: 'leonie@clinic.example' })
  const session = await make.session(await make.patient({ name: 'Ottokar Unikat' }))

  for (const text of [
    doctor.id,
    ` ${doctor.id} `,
    `Léonie Vandermeulen (${doctor.id})`,
    `Somebody (with brackets) (${doctor.id})`,
    'LEONIE@clinic.example',
    'vandermeulen leonie',
  ])
    expect(await resolve(admin, 'doctors', text), text).toBe(doctor.id)
  expect(await resolve(admin, 'users', 'Leonie Vandermeulen')).toBe(doctor.userId)
  expect(await resolve(admin, 'sessions', session.id)).toBe(session.id)
  expect(await resolve(admin, 'sessions', 'ottokar unikat')).toBe(session.id)
})

test('nobody is guessed: namesakes, near names and people in the trash are refused at the field, with candidates', async ({
  db,
  make,
}) => {
  const admin = await make.admin()
  const one = await make.patient({ name: 'Maria Doppelgang', date_of_birth: '1950-02-03' })
  const other = await make.patient({ name: 'María Doppelgang', date_of_birth: '1981-02-03' })
  const single = await make.patient({ name: 'Bertalan Einzig' })
  const gone = await make.patient({ name: 'Gone Altogether' })
  await db.query('update patients set deleted_at = now() where patient_id = $1', [gone.id])

  const ambiguous = await refusal(resolve(admin, 'patients', 'maria doppelgang'))
  expect(ambiguous).toMatchObject({ code: 'reference-ambiguous', field: 'theField' })
  for (const text of [one.id, other.id, 'born 1950', 'born 1981']) expect(ambiguous.message).toContain(text)

  const near = await refusal(resolve(admin, 'patients', 'einzig'))
  expect(near).toMatchObject({ code: 'reference-unknown', field: 'theField' })
  expect(near.message).toContain(single.id)

  for (const text of [gone.id, `Gone Altogether (${gone.id})`, 'nobody at all here', '%', ''])
    expect(await refusal(resolve(admin, 'patients', text)), text).toMatchObject({ code: 'reference-unknown' })
})

test('a search that narrows finds only that kind; what is exact comes first', async ({ make }) => {
  const admin = await make.admin()
  const patient = await make.patient({ name: 'Narrow Quillfeather', date_of_birth: '1944-05-06' })
  const doctor = await make.doctor({}, { name: 'Narrow Quillfeather' })
  const visit = await make.consultation({ doctor, patient })
  const search = async (text: string) =>
    (await asViewer(adminViewer(admin), (scope) => searchEverything(scope, text))).map(
      ({ kind, id }) => `${kind} ${id}`,
    )

  expect(await search('quillfeather')).toEqual([`patients ${patient.id}`, `doctors ${doctor.id}`])
  expect(await search('d: quillfeather')).toEqual([`doctors ${doctor.id}`])
  expect(await search('c: quillfeather narrow')).toEqual([`consultations ${visit.id}`])
  expect(await search('6 May 1944')).toEqual([`patients ${patient.id}`])
  expect(await search('05/06/1944')).toEqual([`patients ${patient.id}`])
  expect(await search(visit.id)).toEqual([`consultations ${visit.id}`])
  expect(await search('r: quillfeather')).toEqual([])
})

test('what was opened last comes first, and only what oneself opened', async ({ make }) => {
  const admin = adminViewer(await make.admin())
  const other = adminViewer(await make.admin())
  const first = await make.patient({ name: 'First Opened' })
  const second = await make.patient({ name: 'Second Opened' })
  const foreign = await make.patient({ name: 'Opened by another' })
  for (const { id } of [first, second]) await asViewer(admin, (scope) => getPatientHeader(scope, id))
  await asViewer(other, (scope) => getPatientHeader(scope, foreign.id))

  const recent = await asViewer(admin, (scope) => listRecentlyOpened(scope))
  expect(recent.map(({ id }) => id)).toEqual([second.id, first.id])
})

test('a draft comes back to its owner only, and goes when it is removed', async ({ make }) => {
  const owner = adminViewer(await make.admin())
  const other = adminViewer(await make.admin())
  await asViewer(owner, (scope) => keepDraft(scope, 'patients.edit:p-1', { name: ['Ana'] }))
  await asViewer(owner, (scope) => keepDraft(scope, 'patients.edit:p-1', { name: ['Ana María'] }))

  const kept = await asViewer(owner, (scope) => getDraft(scope, 'patients.edit:p-1'))
  expect(kept?.fields).toEqual({ name: ['Ana María'] })
  expect(await asViewer(other, (scope) => getDraft(scope, 'patients.edit:p-1'))).toBeNull()

  await asViewer(other, (scope) => removeDraft(scope, 'patients.edit:p-1'))
  expect(await asViewer(owner, (scope) => getDraft(scope, 'patients.edit:p-1'))).not.toBeNull()
  await asViewer(owner, (scope) => removeDraft(scope, 'patients.edit:p-1'))
  expect(await asViewer(owner, (scope) => getDraft(scope, 'patients.edit:p-1'))).toBeNull()
})

test('who edits a record is named to the others, until they leave', async ({ make }) => {
  const mika = await make.admin({ name: 'Mika Ito' })
  const other = adminViewer(await make.admin())
  await asViewer(adminViewer(mika), (scope) => noteEditing(scope, 'patients', 'p-1'))
  await asViewer(adminViewer(mika), (scope) => noteEditing(scope, 'patients', 'p-1'))

  expect(await asViewer(other, (scope) => listEditing(scope, 'patients', 'p-1'))).toEqual([
    { userId: mika.userId, name: 'Mika Ito', minutes: 0 },
  ])
  expect(await asViewer(adminViewer(mika), (scope) => listEditing(scope, 'patients', 'p-1'))).toEqual([])
  await asViewer(other, (scope) => noteLeaving(scope, 'patients', 'p-1'))
  expect(await asViewer(other, (scope) => listEditing(scope, 'patients', 'p-1'))).toHaveLength(1)
  await asViewer(adminViewer(mika), (scope) => noteLeaving(scope, 'patients', 'p-1'))
  expect(await asViewer(other, (scope) => listEditing(scope, 'patients', 'p-1'))).toEqual([])
})

test('a doctor neither searches everybody nor sees who edits', async ({ make }) => {
  const doctor = doctorViewer(await make.doctor())
  await expect(asViewer(doctor, (scope) => searchEverything(scope, 'anybody'))).rejects.toThrow()
  await expect(asViewer(doctor, (scope) => listEditing(scope, 'patients', 'p-1'))).rejects.toThrow()
})
