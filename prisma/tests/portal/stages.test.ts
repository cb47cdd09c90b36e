import { asViewer } from '@/lib/db/scope'
import { listUnusableOfMine } from '@/lib/release/queries'
import { getMyConclusion } from '@/lib/statistics/my-conclusion'
import { listMyStages } from '@/lib/statistics/my-stages'
import { getPatientStatistics } from '@/lib/statistics/queries'
import { patientViewer, test } from '../scope/test.ts'
import type { Patient } from '../support/make.ts'
import { expect } from '../support/test.ts'

const stagesOf = async (patient: Patient, reader = patient) => {
  const points = await asViewer(patientViewer(reader), (scope) => listMyStages(scope, patient.id))
  return points.map(({ stage, by }) => `${stage} by ${by}`)
}

test('a stage ends where a doctor concluded that it is not the disease, as far as the patient knows of it', async ({
  make,
}) => {
  const { doctor, patient } = await make.careTeam()
  const told = { doctor_id: doctor.id, patient_knows: true }
  await make.assessment(patient, { ...told, assessed_at: '2024-03-04T10:00:00Z', hoehn_yahr_stage: 3 })
  const conclusion = { conclusion: 'not-parkinsons-disease', hoehn_yahr_stage: null } as const
  await make.assessment(patient, {
    ...told,
    ...conclusion,
    assessed_at: '2025-01-01T10:00:00Z',
    patient_knows: false,
  })
  expect(await stagesOf(patient)).toEqual(['3 by clinician'])

  await make.assessment(patient, { ...told, ...conclusion, assessed_at: '2026-02-01T10:00:00Z' })
  expect(await stagesOf(patient)).toEqual(['3 by clinician', 'null by clinician'])
  expect(await stagesOf(patient, await make.patient())).toEqual([])
})

test('a conclusion without any stage is no line of stages', async ({ make }) => {
  const { doctor, patient } = await make.careTeam()
  await make.assessment(patient, {
    doctor_id: doctor.id,
    patient_knows: true,
    conclusion: 'not-parkinsons-disease',
    hoehn_yahr_stage: null,
  })
  expect(await stagesOf(patient)).toEqual([])
})

test('a conclusion is told as of whom and when it is, whoever found a stage since; one that nobody told is not told', async ({
  make,
}) => {
  const { doctor, patient } = await make.careTeam()
  const later = await make.doctor()
  const read = (reader: Patient) =>
    asViewer(patientViewer(reader), async (scope) => ({
      conclusion: await getMyConclusion(scope, patient.id),
      staged: (await getPatientStatistics(scope, patient.id))?.confirmedAt?.toISOString(),
    }))
  const conclusion = { doctor_id: doctor.id, conclusion: 'parkinsons-disease', hoehn_yahr_stage: 2 } as const
  await make.assessment(patient, { ...conclusion, assessed_at: '2021-01-01T10:00:00Z', patient_knows: false })
  expect((await read(patient)).conclusion).toBeNull()

  await make.assessment(patient, { ...conclusion, assessed_at: '2022-11-28T10:00:00Z', patient_knows: true })
  await make.assessment(patient, {
    doctor_id: later.id,
    conclusion: null,
    hoehn_yahr_stage: 2.5,
    assessed_at: '2026-04-27T10:00:00Z',
    patient_knows: true,
  })
  expect(await read(patient)).toMatchObject({
    conclusion: { at: new Date('2022-11-28T10:00:00Z') },
    staged: '2026-04-27T10:00:00.000Z',
  })
  expect((await read(await make.patient())).conclusion).toBeNull()
})

test('what a model saw in a scan that cannot be used counts for its patient nowhere', async ({ make }) => {
  const { doctor, patient } = await make.careTeam()
  const session = await make.session(patient)
  const review = { doctor_id: doctor.id, reviewed_by: doctor.userId }
  const earlier = await make.prediction(session, {
    binary_result: 'positive',
    stage_result: 2,
    created_at: '2024-03-04T10:00:00Z',
  })
  const unusable = await make.prediction(session, {
    binary_result: 'positive',
    stage_result: 4,
    created_at: '2025-03-04T10:00:00Z',
  })
  await make.review(earlier, review)
  const read = async () => ({
    stages: await stagesOf(patient),
    stage: (await asViewer(patientViewer(patient), (scope) => getPatientStatistics(scope, patient.id)))?.diseaseStage,
    unusable: [...(await asViewer(patientViewer(patient), listUnusableOfMine))],
  })
  await make.review(unusable, { ...review, verdict: 'not-usable', reason: 'Movement during the scan' })

  expect(await read()).toEqual({ stages: ['2 by model'], stage: 2, unusable: [unusable.id] })
})
