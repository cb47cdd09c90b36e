import { mismatchesOf, noMismatches, statisticsOf, timelineOf } from '../support/derived.ts'
import { refusalOf } from '../support/refusal.ts'
import { expect, test } from './test.ts'

const confirmed = (parkinsons: boolean | null, stage: string | null, by: string | null) => ({
  confirmed_parkinsons: parkinsons,
  confirmed_stage: stage,
  confirmed_by: by,
})

test('the latest stage and the latest conclusion are what is confirmed, whatever the model said', async ({
  db,
  make,
}) => {
  const { doctor, patient } = await make.careTeam()
  const second = await make.doctor()
  await make.prediction(await make.session(patient), { stage_result: 4 })
  const at = (date: string) => `${date}T10:00:00Z`

  await make.assessment(patient, {
    doctor_id: doctor.id,
    assessed_at: at('2026-01-10'),
    hoehn_yahr_stage: 2,
    conclusion: 'parkinsons-disease',
  })
  await make.assessment(patient, { doctor_id: second.id, assessed_at: at('2026-03-10'), hoehn_yahr_stage: 2.5 })
  await make.assessment(patient, {
    doctor_id: doctor.id,
    assessed_at: at('2026-04-10'),
    hoehn_yahr_stage: null,
    note: 'Talked',
  })

  expect(await statisticsOf(db, patient)).toMatchObject({
    ...confirmed(true, '2.5', second.id),
    confirmed_at: new Date(at('2026-03-10')),
    has_parkinsons: true,
    disease_stage: '4.0',
  })
  const denied = await make.assessment(patient, {
    doctor_id: doctor.id,
    assessed_at: at('2026-05-10'),
    hoehn_yahr_stage: null,
    conclusion: 'not-parkinsons-disease',
  })
  expect(await statisticsOf(db, patient)).toMatchObject(confirmed(false, null, doctor.id))
  await make.trash('clinical_assessments', denied.id)
  expect(await statisticsOf(db, patient)).toMatchObject(confirmed(true, '2.5', second.id))
  await db.query('delete from users where id = $1', [second.userId])
  expect(await statisticsOf(db, patient)).toMatchObject(confirmed(true, '2.5', null))
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('a conclusion is a diagnosis on the timeline, follows its assessment, and goes with it', async ({ db, make }) => {
  const { doctor, patient } = await make.careTeam()
  const assessment = await make.assessment(patient, {
    doctor_id: doctor.id,
    hoehn_yahr_stage: 2.5,
    conclusion: 'parkinsons-disease',
    note: 'for colleagues only',
  })
  const titles = async () => (await timelineOf(db, patient)).map(({ event_title: title }) => title)
  const change = (what: string) => db.query(`update clinical_assessments set ${what} where id = $1`, [assessment.id])

  expect(await timelineOf(db, patient)).toMatchObject([
    {
      event_type: 'diagnosis',
      event_title: 'Diagnosis: Parkinson’s disease, Hoehn and Yahr stage 2.5',
      event_description: null,
      related_table: 'clinical_assessments',
      doctor_id: doctor.id,
    },
  ])
  await change(`conclusion = 'not-parkinsons-disease', hoehn_yahr_stage = null`)
  expect(await titles()).toEqual(['Diagnosis: not Parkinson’s disease'])
  await change(`conclusion = null`)
  expect(await titles()).toEqual([])
  await change(`conclusion = 'parkinsons-disease', hoehn_yahr_stage = 1.5`)
  await change('deleted_at = now()')
  expect(await titles()).toEqual([])
  await change('deleted_at = null')
  expect(await titles()).toEqual(['Diagnosis: Parkinson’s disease, Hoehn and Yahr stage 1.5'])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

for (const [what, row] of Object.entries({
  'part I above 52': { mds_updrs_part_1: 53 },
  'part II below 0': { mds_updrs_part_2: -1 },
  'part III above 132': { mds_updrs_part_3: 133 },
  'part IV above 24': { mds_updrs_part_4: 25 },
  'a stage of no scale': { hoehn_yahr_stage: 3.5 },
  'ten days since the last dose and more': { hours_since_last_dose: 240.5 },
  'a stage of a disease it is not': { conclusion: 'not-parkinsons-disease' as const, hoehn_yahr_stage: 2 },
  'nothing at all': { hoehn_yahr_stage: null },
}))
  test(`${what} is refused`, async ({ make }) => {
    expect(await refusalOf(make.assessment(await make.patient(), row))).toMatchObject({ code: '23514' })
  })

test('the highest totals and the ends of the scale are accepted', async ({ make }) => {
  const patient = await make.patient()
  await make.assessment(patient, {
    hoehn_yahr_stage: 5,
    mds_updrs_part_1: 52,
    mds_updrs_part_2: 52,
    mds_updrs_part_3: 132,
    mds_updrs_part_4: 24,
    hours_since_last_dose: 240,
  })
  await make.assessment(patient, { hoehn_yahr_stage: 0, conclusion: 'not-parkinsons-disease' })
})

test('a doctor withdraws their own assessment, and nobody else’s', async ({ db, make, as }) => {
  const { doctor, patient, assignment } = await make.careTeam()
  const colleague = await make.doctor()
  const admin = await make.admin()
  await make.assignment({ doctor: colleague, patient }, { assignment_type: 'consultant' })
  const own = await make.assessment(patient, { doctor_id: doctor.id, conclusion: 'parkinsons-disease' })
  const theirs = await make.assessment(patient, { doctor_id: colleague.id })
  const withdraw = (id: string) => ({ text: `select app.withdraw_assessment($1, 'a slip') as deletion`, values: [id] })

  expect(await refusalOf(as(doctor, (c) => c.query(withdraw(theirs.id))))).toMatchObject({ code: 'SB008' })
  for (const person of [admin, patient])
    expect(await refusalOf(as(person, (c) => c.query(withdraw(own.id))))).toMatchObject({ code: '42501' })
  const { rows } = await as(doctor, (c) => c.query<{ deletion: string }>(withdraw(own.id)))
  expect(await statisticsOf(db, patient)).toMatchObject(confirmed(null, '2.0', colleague.id))
  await as(admin, (c) => c.query('select app.restore_deletion($1)', [rows[0]!.deletion]))
  expect(await statisticsOf(db, patient)).toMatchObject({ confirmed_parkinsons: true })
  await db.query('update doctor_patient_assignments set is_active = false where id = $1', [assignment.id])
  expect(await refusalOf(as(doctor, (c) => c.query(withdraw(own.id))))).toMatchObject({ code: 'SB008' })
})

test('a lost row of figures comes back whole, with what was confirmed', async ({ db, make }) => {
  const patient = await make.patient()
  await make.assessment(patient, { hoehn_yahr_stage: 3, conclusion: 'parkinsons-disease' })
  const before = await statisticsOf(db, patient)

  await db.query(
    'update patient_statistics set confirmed_stage = 1, confirmed_parkinsons = false where patient_id = $1',
    [patient.id],
  )
  expect((await mismatchesOf(db)).statistics).toHaveLength(1)
  await db.query('select app.rebuild_statistics()')
  expect(await statisticsOf(db, patient)).toEqual(before)
  await db.query('delete from patient_statistics where patient_id = $1', [patient.id])
  await make.prediction(await make.session(patient))
  expect(await statisticsOf(db, patient)).toMatchObject({ confirmed_parkinsons: true, confirmed_stage: '3.0' })
})
