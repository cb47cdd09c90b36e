import { listPanel } from '@/lib/panel/queries'
import { expect, test } from '../screening/test.ts'

const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()

test('the panel holds the stage that leads against what the same source said a year ago', async ({
  make,
  asDoctor,
}) => {
  const team = await make.careTeam()
  const session = await make.session(team.patient)
  await make.prediction(session, { binary_result: 'positive', stage_result: 4, created_at: ago(500) })
  await make.prediction(session, { binary_result: 'positive', stage_result: 3, created_at: ago(5) })
  const read = () => asDoctor(listPanel, team.doctor)
  expect(await read()).toMatchObject([{ stage: 3, isConfirmed: false, yearAgo: 4, trend: 'falling' }])

  await make.assessment(team.patient, { assessed_at: ago(400), hoehn_yahr_stage: 1.5 })
  await make.assessment(team.patient, { assessed_at: ago(2), hoehn_yahr_stage: 2 })
  expect(await read()).toMatchObject([{ stage: 2, isConfirmed: true, yearAgo: 1.5, trend: 'rising' }])
})

test('a clinician’s “not Parkinson’s disease” leads over the model’s stage and ends the one from before', async ({
  make,
  asDoctor,
}) => {
  const team = await make.careTeam()
  const session = await make.session(team.patient)
  await make.prediction(session, { binary_result: 'positive', stage_result: 3, created_at: ago(500) })
  await make.prediction(session, { binary_result: 'positive', stage_result: 4, created_at: ago(5) })
  await make.assessment(team.patient, { assessed_at: ago(400), hoehn_yahr_stage: 3 })
  const read = () => asDoctor(listPanel, team.doctor)
  const conclusion = 'not-parkinsons-disease'
  await make.assessment(team.patient, { assessed_at: ago(20), hoehn_yahr_stage: null, conclusion })
  expect(await read()).toMatchObject([
    { stage: null, isConfirmed: true, isNotDisease: true, yearAgo: null, trend: 'unknown' },
  ])

  await make.assessment(team.patient, { assessed_at: ago(2), hoehn_yahr_stage: 1 })
  expect(await read()).toMatchObject([{ stage: 1, isConfirmed: true, isNotDisease: false, yearAgo: 3 }])
})

test('nobody of another doctor is on it', async ({ make, asDoctor }) => {
  const team = await make.careTeam()
  const other = await make.careTeam()

  const ids = (await asDoctor(listPanel, other.doctor)).map(({ patientId }) => patientId)

  expect(ids).toEqual([other.patient.id])
  expect(ids).not.toContain(team.patient.id)
})
