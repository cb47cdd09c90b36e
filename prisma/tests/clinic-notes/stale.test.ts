import { editAssessment } from '@/lib/assessments/commands'
import { getAssessment } from '@/lib/assessments/queries'
import { cancelConsultation } from '@/lib/consultations/commands'
import { amendNote, writeNote } from '@/lib/consultations/note-commands'
import { getNote } from '@/lib/consultations/note-queries'
import type { WriteNoteInput } from '@/lib/consultations/note-schema'
import { asViewer, type Scope } from '@/lib/db/scope'
import { addPhrase, changePhrase } from '@/lib/phrases/commands'
import { listPhrases } from '@/lib/phrases/queries'
import { adminViewer, doctorViewer, expect, test as base } from '../scope/test.ts'
import { conflictOf, sides } from '../support/conflict.ts'
import { refusalOf } from '../support/refusal.ts'

process.env.SUBSTANTIA_TIME_ZONE = 'Europe/Oslo'
process.env.SUBSTANTIA_LOG_LEVEL = 'silent'

const written = {
  version: 1,
  chiefComplaint: null,
  findings: 'Rigid',
  assessment: null,
  diagnosis: null,
  prescription: null,
  notes: null,
  hoehnYahrStage: null,
  part1: null,
  part2: null,
  part3: null,
  part4: null,
  medicationState: null,
  hoursSinceLastDose: null,
  deepBrainStimulation: null,
  conclusion: null,
  patientKnows: false,
  durationMinutes: 30,
  nextVisitDate: null,
  nextType: 'follow-up',
  nextMinutes: 30,
  intent: 'draft',
} satisfies Omit<WriteNoteInput, 'id'>

/** A doctor with a patient and a visit; `act` runs a command as the doctor. */
const test = base.extend('clinic', async ({ make }) => {
  const { doctor, patient } = await make.careTeam()
  const visit = await make.consultation(
    { doctor, patient },
    { status: 'scheduled', consultation_date: '2026-01-05T09:00:00Z', duration_minutes: 30 },
  )
  const viewer = doctorViewer(doctor)
  const act = <Result>(work: (scope: Scope) => Promise<Result>) => asViewer(viewer, work)
  const write = (given: Partial<WriteNoteInput>) =>
    act((scope) => writeNote(scope, { id: visit.id, ...written, ...given }))
  return { doctor, patient, visit, act, write }
})

test('a doctor whose note was saved in another window reads yours, theirs and before, field by field', async ({
  clinic,
}) => {
  await clinic.write({ prescription: 'Levodopa', part3: 31 })
  const opened = await clinic.act((scope) => getNote(scope, clinic.visit.id))
  const versions = { version: opened?.version, measuredVersion: opened?.measuredVersion ?? undefined }
  await clinic.write({ ...versions, findings: 'Rigid left', prescription: 'Levodopa', part3: 33 })

  const conflict = await conflictOf(
    clinic.write({ ...versions, findings: 'Rigid', prescription: 'Levodopa 100', part3: 31 }),
  )

  expect(conflict.by).toBe('You, in another window,')
  expect(sides(conflict, 'findings')).toEqual(['Rigid', 'Rigid left', 'Rigid'])
  expect(sides(conflict, 'prescription')).toEqual(['Levodopa 100', 'Levodopa', 'Levodopa'])
  expect(sides(conflict, 'part3')).toEqual(['31', '33', '31'])
  // sending what the dialog shows says that theirs was seen
  await clinic.write({ ...versions, version: conflict.version, ...conflict.seen, findings: 'Rigid left', part3: 33 })
  expect(await clinic.act((scope) => getNote(scope, clinic.visit.id))).toMatchObject({
    findings: 'Rigid left',
    measured: { part3: 33 },
  })
})

test('what was measured elsewhere meanwhile is not overwritten by a note that has not changed', async ({ clinic }) => {
  await clinic.write({ part3: 31 })
  const opened = await clinic.act((scope) => getNote(scope, clinic.visit.id))
  const versions = { version: opened?.version, measuredVersion: opened?.measuredVersion ?? undefined }
  const id = await clinic.act(async ({ db }) => {
    const [found] = await db.$queryRaw<{ id: string }[]>`
      select id from clinical_assessments where consultation_id = ${clinic.visit.id}`
    return found!.id
  })
  const assessment = await clinic.act((scope) => getAssessment(scope, id))
  const change = { ...assessment!, mdsUpdrsPart3: 40 }
  await clinic.act((scope) => editAssessment(scope, change))

  const conflict = await conflictOf(clinic.write({ ...versions, part3: 31 }))
  expect(sides(conflict, 'part3')).toEqual(['31', '40', '31'])

  // the same on the assessment's own form
  const own = await conflictOf(
    clinic.act((scope) =>
      editAssessment(scope, { ...assessment!, mdsUpdrsPart3: 35, conclusion: 'parkinsons-disease' }),
    ),
  )
  expect(sides(own, 'mdsUpdrsPart3')).toEqual(['35', '40', '31'])
  expect(sides(own, 'conclusion')).toEqual(['parkinsons-disease', '', ''])
})

test('an administrator who was faster is called that, not by name', async ({ clinic, make }) => {
  await asViewer(adminViewer(await make.admin({ name: 'Adam Admin' })), (scope) =>
    scope.db.consultation.updateMany({ where: { id: clinic.visit.id }, data: { notes: 'Call the sister' } }),
  )
  const conflict = await conflictOf(clinic.write({}))
  expect(conflict.by).toBe('An administrator')
  expect(sides(conflict, 'notes')).toEqual(['', 'Call the sister', ''])
  expect(JSON.stringify(conflict)).not.toContain('Adam')
})

test('a signed note that was amended meanwhile shows the dialog to who amends it', async ({ clinic }) => {
  await clinic.write({ intent: 'sign' })
  const { version = 0 } = (await clinic.act((scope) => getNote(scope, clinic.visit.id))) ?? {}
  const says = { ...written, id: clinic.visit.id, version, reason: 'Typing error' }
  await clinic.act((scope) => amendNote(scope, { ...says, findings: 'Rigid left' }))
  const conflict = await conflictOf(clinic.act((scope) => amendNote(scope, { ...says, findings: 'Rigid right' })))
  expect(sides(conflict, 'findings')).toEqual(['Rigid right', 'Rigid left', 'Rigid'])
})

test('a phrase changed in another window shows both, and what the form began with', async ({ clinic }) => {
  await clinic.act((scope) => addPhrase(scope, { abbreviation: 'gait', body: 'Gait normal.' }))
  const [phrase] = await clinic.act(listPhrases)
  const began = { id: phrase!.id, version: 1, abbreviationBefore: 'gait', bodyBefore: 'Gait normal.' }
  await clinic.act((scope) => changePhrase(scope, { ...began, abbreviation: 'gait', body: 'Gait slow.' }))
  const conflict = await conflictOf(
    clinic.act((scope) => changePhrase(scope, { ...began, abbreviation: 'walk', body: 'Gait normal.' })),
  )
  expect(sides(conflict, 'abbreviation')).toEqual(['walk', 'gait', 'gait'])
  expect(sides(conflict, 'body')).toEqual(['Gait normal.', 'Gait slow.', 'Gait normal.'])
})

test('nobody reads what became of records that are not theirs to write', async ({ clinic, make, as, db }) => {
  await clinic.write({ findings: 'Rigid left' })
  const news = (person: Parameters<typeof as>[0], table = 'consultations') =>
    as(person, async (client) => {
      const { rows } = await client.query<{ news: unknown }>('select app.own_record_news($1, $2, 1) as news', [
        table,
        clinic.visit.id,
      ])
      return rows[0]?.news
    })
  const colleague = await make.doctor()
  await make.assignment({ doctor: colleague, patient: clinic.patient }, { assignment_type: 'consultant' })

  expect(await news(clinic.doctor)).toMatchObject({ values: { findings: 'Rigid left' } })
  expect(await news(colleague)).toBeNull()
  expect(await news(await make.doctor())).toBeNull()
  for (const person of [clinic.patient, await make.admin()])
    expect(await refusalOf(news(person))).toMatchObject({ code: '42501' })
  expect(await refusalOf(news(clinic.doctor, 'users'))).toMatchObject({ code: '42501' })
  // an assignment that has ended takes it along
  await db.query('update doctor_patient_assignments set is_active = false, ended_at = now() where patient_id = $1', [
    clinic.patient.id,
  ])
  expect(await news(clinic.doctor)).toBeNull()
})

test('what a record said while it was another doctor’s, or another patient’s, stays unread', async ({
  clinic,
  make,
  as,
}) => {
  const former = await make.doctor()
  const admin = await make.admin()
  const visit = await make.consultation({ doctor: former, patient: clinic.patient }, { status: 'scheduled' })
  await asViewer(adminViewer(admin), (scope) =>
    scope.db.consultation.updateMany({ where: { id: visit.id }, data: { notes: 'A secret of before' } }),
  )
  for (const data of [{ notes: 'Redacted' }, { doctorId: clinic.doctor.id }, { notes: 'Since then' }])
    await asViewer(adminViewer(admin), (scope) => scope.db.consultation.updateMany({ where: { id: visit.id }, data }))
  const { rows } = await as(clinic.doctor, (client) =>
    client.query<{ news: { original: object } }>(`select app.own_record_news('consultations', $1, 1) as news`, [
      visit.id,
    ]),
  )
  expect(rows[0]?.news.original).toEqual({ notes: 'Redacted' })
  expect(JSON.stringify(rows)).not.toContain('secret')
})

test('a note of a visit that was cancelled meanwhile is refused, and the words stay with the form', async ({
  clinic,
  make,
}) => {
  await asViewer(adminViewer(await make.admin()), (scope) =>
    cancelConsultation(scope, { id: clinic.visit.id, version: 1, reason: 'Ill' }),
  )
  await expect(clinic.write({})).rejects.toThrow('did not take place')
})
