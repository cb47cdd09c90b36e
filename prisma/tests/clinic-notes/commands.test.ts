import { describe } from 'vitest'
import { asViewer, type Scope } from '@/lib/db/scope'
import type { AppError } from '@/lib/errors/app-error'
import { explain } from '@/lib/errors/explain'
import { amendNote, writeNewNote, writeNote } from '@/lib/consultations/note-commands'
import { getEarlierTexts, getNote, listVisitsToWrite } from '@/lib/consultations/note-queries'
import type { NewNoteInput, WriteNoteInput } from '@/lib/consultations/note-schema'
import { addPhrase, bringPhraseBack, changePhrase, putPhraseAway } from '@/lib/phrases/commands'
import { listPhrases, listPhrasesPutAway } from '@/lib/phrases/queries'
import { keepDraft } from '@/lib/drafts/commands'
import { getDraft } from '@/lib/drafts/queries'
import { adminViewer, doctorViewer, expect, test as base } from '../scope/test.ts'

process.env.SUBSTANTIA_TIME_ZONE = 'Europe/Oslo'
process.env.SUBSTANTIA_LOG_LEVEL = 'silent'

const day = 86_400_000
const past = new Date('2026-01-05T09:00:00Z')
const nothing = {
  chiefComplaint: null,
  findings: null,
  assessment: null,
  diagnosis: null,
  prescription: null,
  notes: null,
}
const unmeasured = {
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
}
const rest = {
  ...unmeasured,
  durationMinutes: null,
  nextVisitDate: null,
  nextType: 'follow-up' as const,
  nextMinutes: 30,
}

/** A doctor with a patient and a visit this morning; `act` runs a command as the doctor. */
const test = base.extend('clinic', async ({ make }) => {
  const { doctor, patient } = await make.careTeam()
  const visit = await make.consultation(
    { doctor, patient },
    { status: 'scheduled', consultation_date: past.toISOString() },
  )
  const viewer = doctorViewer(doctor)
  const act = <Result>(work: (scope: Scope) => Promise<Result>) => asViewer(viewer, work)
  const written = (given: Partial<WriteNoteInput> = {}): WriteNoteInput => ({
    id: visit.id,
    version: 1,
    ...nothing,
    ...rest,
    findings: 'Rigid',
    intent: 'draft',
    ...given,
  })
  const begun = (given: Partial<NewNoteInput> = {}): NewNoteInput => ({
    patientId: patient.id,
    consultationDate: past,
    consultationType: 'in-person',
    ...nothing,
    ...rest,
    findings: 'Rigid',
    intent: 'draft',
    ...given,
  })
  return { doctor, patient, visit, viewer, act, written, begun }
})

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!error) throw new Error('it was not refused')
  return explain(error, 'test')
}

describe('the note of a visit in the calendar', () => {
  test('is a draft first, and the visit stays as it is', async ({ clinic, db }) => {
    const { id, isSigned } = await clinic.act((scope) => writeNote(scope, clinic.written()))
    expect(isSigned).toBe(false)
    const { rows } = await db.query('select status, findings, signed_at from consultations where id = $1', [id])
    expect(rows).toEqual([{ status: 'scheduled', findings: 'Rigid', signed_at: null }])
    expect((await clinic.act((scope) => getNote(scope, id)))?.state).toBe('draft')
  })

  test('is completed and signed in one step, with what was measured and the next visit', async ({ clinic, db }) => {
    const next = new Date(Date.now() + 40 * day)
    await clinic.act((scope) =>
      writeNote(
        scope,
        clinic.written({
          intent: 'sign',
          hoehnYahrStage: 2.5,
          part3: 31,
          medicationState: 'on',
          conclusion: 'parkinsons-disease',
          nextVisitDate: next,
        }),
      ),
    )
    const note = await clinic.act((scope) => getNote(scope, clinic.visit.id))
    expect(note).toMatchObject({
      status: 'completed',
      state: 'signed',
      nextAt: next,
      measured: { hoehnYahrStage: 2.5, part3: 31, medicationState: 'on' },
    })
    const { rows } = await db.query('select doctor_id, status, booked_in from consultations where booked_in = $1', [
      clinic.visit.id,
    ])
    expect(rows).toEqual([{ doctor_id: clinic.doctor.id, status: 'scheduled', booked_in: clinic.visit.id }])
    const { rows: measured } = await db.query(
      'select assessed_at, doctor_id from clinical_assessments where consultation_id = $1',
      [clinic.visit.id],
    )
    expect(measured).toEqual([{ assessed_at: past, doctor_id: clinic.doctor.id }])
  })

  test('is saved again without a second assessment or a second next visit; emptied, the assessment goes to the trash', async ({
    clinic,
    db,
  }) => {
    const nextVisitDate = new Date(Date.now() + 50 * day)
    await clinic.act((scope) => writeNote(scope, clinic.written({ part3: 31, nextVisitDate })))
    const opened = await clinic.act((scope) => getNote(scope, clinic.visit.id))
    const versions = { version: opened?.version, measuredVersion: opened?.measuredVersion ?? undefined }
    await clinic.act((scope) => writeNote(scope, clinic.written({ ...versions, part3: 33, nextVisitDate })))
    const count = async () =>
      (
        await db.query(
          `select (select count(*)::integer from clinical_assessments where consultation_id = $1 and deleted_at is null) as assessments,
                (select max(mds_updrs_part_3) from clinical_assessments where consultation_id = $1 and deleted_at is null) as part3,
                (select count(*)::integer from consultations where booked_in = $1) as booked`,
          [clinic.visit.id],
        )
      ).rows[0]
    expect(await count()).toEqual({ assessments: 1, part3: 33, booked: 1 })
    const later = await clinic.act((scope) => getNote(scope, clinic.visit.id))
    await clinic.act((scope) =>
      writeNote(
        scope,
        clinic.written({ version: later?.version, measuredVersion: later?.measuredVersion ?? undefined }),
      ),
    )
    expect(await count()).toEqual({ assessments: 0, part3: null, booked: 1 })
  })

  test('is nobody else’s to write: not a colleague’s, not a stranger’s', async ({ clinic, make }) => {
    const colleague = await make.doctor()
    await make.assignment({ doctor: colleague, patient: clinic.patient }, { assignment_type: 'consultant' })
    const as = (doctor: typeof colleague) =>
      asViewer(doctorViewer(doctor), (scope) => writeNote(scope, clinic.written()))
    expect((await refusal(as(colleague))).code).toBe('note-of-another')
    expect((await refusal(as(await make.doctor()))).code).toBe('not-found')
  })

  test('is not written over a newer one, after signing, of a cancelled visit, or signed before the visit', async ({
    clinic,
    make,
  }) => {
    await clinic.act((scope) => writeNote(scope, clinic.written()))
    expect((await refusal(clinic.act((scope) => writeNote(scope, clinic.written({ findings: 'Else' }))))).code).toBe(
      'changed-meanwhile',
    )
    const { version = 0 } = (await clinic.act((scope) => getNote(scope, clinic.visit.id))) ?? {}
    await clinic.act((scope) => writeNote(scope, clinic.written({ version, intent: 'sign' })))
    expect(
      (await refusal(clinic.act((scope) => writeNote(scope, clinic.written({ version: version + 2 }))))).code,
    ).toBe('note-signed')
    const cancelled = await make.consultation(clinic, { status: 'cancelled' })
    expect((await refusal(clinic.act((scope) => writeNote(scope, clinic.written({ id: cancelled.id }))))).code).toBe(
      'not-now',
    )
    const coming = await make.consultation(clinic, {
      status: 'scheduled',
      consultation_date: new Date(Date.now() + day).toISOString(),
    })
    const early = await refusal(
      clinic.act((scope) => writeNote(scope, clinic.written({ id: coming.id, intent: 'sign' }))),
    )
    expect(early.message).toMatch(/begins .* only/)
  })
})

describe('the next visit', () => {
  test('names what is in the way, and books nothing then', async ({ clinic, make, db }) => {
    const at = new Date(Date.now() + 60 * day)
    at.setUTCHours(10, 0, 0, 0)
    const other = await make.patient({ name: 'Beatrice Busy' })
    await make.assignment({ doctor: clinic.doctor, patient: other })
    await make.consultation(
      { doctor: clinic.doctor, patient: other },
      { status: 'scheduled', consultation_date: at.toISOString() },
    )
    const refused = await refusal(
      clinic.act((scope) => writeNote(scope, clinic.written({ intent: 'sign', nextVisitDate: at }))),
    )
    expect(refused).toMatchObject({ code: 'doctor-busy', field: 'nextVisitDate' })
    expect(refused.message).toContain('Beatrice Busy')
    expect(refused.message).not.toContain('allow the overlap')
    const { rows } = await db.query('select status, findings from consultations where id = $1', [clinic.visit.id])
    expect(rows).toEqual([{ status: 'scheduled', findings: null }])
  })

  test('in the way of somebody whom the doctor no longer treats is refused without the name', async ({
    clinic,
    make,
    db,
  }) => {
    const at = new Date(Date.now() + 61 * day)
    const former = await make.patient({ name: 'Former Freda' })
    await make.consultation(
      { doctor: clinic.doctor, patient: former },
      { status: 'scheduled', consultation_date: at.toISOString() },
    )
    const refused = await refusal(clinic.act((scope) => writeNote(scope, clinic.written({ nextVisitDate: at }))))
    expect(refused).toMatchObject({ code: 'doctor-busy', field: 'nextVisitDate' })
    expect(refused.message).not.toContain('Freda')
    expect((await db.query('select from consultations where booked_in = $1', [clinic.visit.id])).rowCount).toBe(0)
  })

  test('is still to come', async ({ clinic }) => {
    const refused = await refusal(clinic.act((scope) => writeNote(scope, clinic.written({ nextVisitDate: past }))))
    expect(refused).toMatchObject({ code: 'value-not-allowed', field: 'nextVisitDate' })
  })
})

describe('the note of a visit that was not booked', () => {
  test('makes the visit, held, with the doctor’s usual fee', async ({ clinic, db }) => {
    const { id, isNew } = await clinic.act((scope) => writeNewNote(scope, clinic.begun({ intent: 'sign' })))
    expect(isNew).toBe(true)
    const { rows } = await db.query('select status, signed_by, doctor_id from consultations where id = $1', [id])
    expect(rows).toEqual([{ status: 'completed', signed_by: clinic.doctor.userId, doctor_id: clinic.doctor.id }])
  })

  test('is of a patient one treats, and of a visit that has begun', async ({ clinic, make }) => {
    const stranger = await make.patient()
    expect(
      (await refusal(clinic.act((scope) => writeNewNote(scope, clinic.begun({ patientId: stranger.id }))))).code,
    ).toBe('not-found')
    const early = clinic.begun({ consultationDate: new Date(Date.now() + day) })
    expect((await refusal(clinic.act((scope) => writeNewNote(scope, early)))).field).toBe('consultationDate')
  })

  test('is offered the visits that wait for theirs', async ({ clinic, make }) => {
    const today = await make.consultation(clinic, {
      status: 'scheduled',
      consultation_date: new Date(Date.now() - 3_600_000).toISOString(),
    })
    const found = await clinic.act((scope) => listVisitsToWrite(scope, clinic.patient.id))
    expect(found.map(({ id }) => id)).toEqual([today.id])
  })
})

test('each field shows what it said the last time it said anything', async ({ clinic, db, make }) => {
  const older = await make.consultation(clinic, {
    consultation_date: '2025-01-01T09:00:00Z',
    chief_complaint: 'Old',
    prescription: 'Old pills',
  })
  const newer = await make.consultation(clinic, { consultation_date: '2025-06-01T09:00:00Z', chief_complaint: 'New' })
  await db.query("update consultations set findings = 'Later' where id = $1", [
    (await make.consultation(clinic, { consultation_date: '2027-01-01T09:00:00Z' })).id,
  ])
  const earlier = await clinic.act((scope) =>
    getEarlierTexts(scope, { patientId: clinic.patient.id, before: past, except: clinic.visit.id }),
  )
  expect(earlier.chiefComplaint).toMatchObject({ text: 'New', at: new Date(newer.consultation_date) })
  expect(earlier.prescription).toMatchObject({ text: 'Old pills', at: new Date(older.consultation_date) })
  expect(earlier.findings).toBeUndefined()
})

test('an amendment goes through the command with its reason, and only with a change', async ({ clinic, db }) => {
  await clinic.act((scope) => writeNote(scope, clinic.written({ intent: 'sign' })))
  const { version = 0 } = (await clinic.act((scope) => getNote(scope, clinic.visit.id))) ?? {}
  const says = { ...nothing, id: clinic.visit.id, version, reason: 'Typing error' }
  const same = await refusal(
    clinic.act((scope) => amendNote(scope, { ...says, findings: 'Rigid', chiefComplaint: null })),
  )
  expect(same.message).toMatch(/^Nothing was changed/)
  await clinic.act((scope) => amendNote(scope, { ...says, findings: 'Rigid left', chiefComplaint: null }))
  const { rows } = await db.query('select field, reason from consultation_amendments where consultation_id = $1', [
    clinic.visit.id,
  ])
  expect(rows).toEqual([{ field: 'findings', reason: 'Typing error' }])
})

describe('phrases', () => {
  test('are one’s own: added, changed, put away and taken out again', async ({ clinic, make }) => {
    await clinic.act((scope) => addPhrase(scope, { abbreviation: 'gait', body: 'Gait normal.' }))
    const [phrase] = await clinic.act(listPhrases)
    expect(phrase).toMatchObject({ abbreviation: 'gait', body: 'Gait normal.' })
    const taken = await refusal(clinic.act((scope) => addPhrase(scope, { abbreviation: 'gait', body: 'x' })))
    expect(taken).toMatchObject({ code: 'abbreviation-taken', field: 'abbreviation' })
    await clinic.act((scope) =>
      changePhrase(scope, {
        id: phrase!.id,
        version: 1,
        abbreviation: 'gait',
        body: 'Gait slow.',
        abbreviationBefore: 'gait',
        bodyBefore: 'Gait normal.',
      }),
    )
    expect((await refusal(clinic.act((scope) => putPhraseAway(scope, { id: phrase!.id, version: 1 })))).code).toBe(
      'changed-meanwhile',
    )
    await clinic.act((scope) => putPhraseAway(scope, { id: phrase!.id, version: 2 }))
    expect(await clinic.act(listPhrases)).toEqual([])
    const [away] = await clinic.act(listPhrasesPutAway)
    await clinic.act((scope) => bringPhraseBack(scope, { id: away!.id, version: away!.version }))
    expect(await clinic.act(listPhrases)).toMatchObject([{ body: 'Gait slow.' }])

    const other = doctorViewer(await make.doctor())
    expect(await asViewer(other, listPhrases)).toEqual([])
    expect((await refusal(asViewer(other, (scope) => putPhraseAway(scope, { id: phrase!.id, version: 4 })))).code).toBe(
      'not-found',
    )
  })
})

test('what a doctor typed is kept for that doctor alone', async ({ clinic, make }) => {
  const key = `consultations.note:${clinic.visit.id}`
  await clinic.act((scope) => keepDraft(scope, key, { findings: ['Half a'] }))
  expect((await clinic.act((scope) => getDraft(scope, key)))?.fields).toEqual({ findings: ['Half a'] })
  const others = [doctorViewer(await make.doctor()), adminViewer(await make.admin())]
  for (const viewer of others) expect(await asViewer(viewer, (scope) => getDraft(scope, key))).toBeNull()
})
