import { asViewer, type Scope } from '@/lib/db/scope'
import type { PatientViewer } from '@/lib/db/viewer'
import { getCalendarEntry, listFeeds } from '@/lib/calendar-feeds/queries'
import { getMyNextVisit, getMyVisit, listMyVisits } from '@/lib/consultations/my-visits'
import { listDoctorsOfPatient } from '@/lib/doctors/queries'
import { getClinic } from '@/lib/programme/clinic'
import { getUsualReportWait, listReportsBeingChecked, listRequestsOfPatient } from '@/lib/reports/queries'
import { listMyStages } from '@/lib/statistics/my-stages'
import { getMyEntry, takeMyTimeline } from '@/lib/timeline/my-timeline'
import { answerQuestion, askFirst, strikeQuestion, writeQuestion } from '@/lib/visit-questions/commands'
import { listAskedQuestions, listOpenQuestions, listStruckQuestions } from '@/lib/visit-questions/queries'
import { aGrant, aHelper } from '../helpers/test.ts'
import { patientViewer, test as base } from '../scope/test.ts'
import { expect } from '../support/test.ts'

/** A patient with a visit held and signed, and one to come; `as` runs a query as that patient, or as who helps them. */
const test = base.extend('care', async ({ make, db }) => {
  const { doctor, patient } = await make.careTeam()
  const held = await make.consultation({ doctor, patient }, { status: 'completed', diagnosis: 'Found' })
  const next = await make.consultation(
    { doctor, patient },
    {
      status: 'scheduled',
      consultation_date: new Date(Date.now() + 5 * 86_400_000).toISOString(),
      chief_complaint: 'Tremor',
    },
  )
  const note = await make.note(patient, { event_title: 'A letter', doctor_id: doctor.id })
  const helperWith = async (scope: 'appointments' | 'reports' | 'everything', mayWrite = false) => {
    const helper = await aHelper(make)
    const grantId = await aGrant(db, patient, helper, { scope, may_write: mayWrite })
    return {
      ...patientViewer(patient),
      userId: helper.userId,
      helping: { grantId, scope, mayWrite, patientName: 'The patient' },
    } satisfies PatientViewer
  }
  return { doctor, patient, held, next, note, me: patientViewer(patient), helperWith }
})

const of = (viewer: PatientViewer, work: (scope: Scope) => Promise<unknown>) => asViewer(viewer, work)

test('visits: the next one, all of them, one by its id; nothing of them to another patient', async ({ care, make }) => {
  const other = patientViewer(await make.patient())
  const mine = await asViewer(care.me, (scope) => listMyVisits(scope, care.patient.id))
  expect(mine.map(({ id }) => id).sort()).toEqual([care.held.id, care.next.id].sort())
  expect(mine.find(({ id }) => id === care.held.id)).toMatchObject({ diagnosis: null, isOut: false })
  expect(await of(care.me, (scope) => getMyNextVisit(scope, care.patient.id))).toMatchObject({
    id: care.next.id,
    chiefComplaint: 'Tremor',
  })
  expect(await of(other, (scope) => listMyVisits(scope, care.patient.id))).toEqual([])
  expect(await of(other, (scope) => getMyVisit(scope, care.next.id))).toBeNull()
  expect(await of(other, (scope) => getCalendarEntry(scope, care.next.id))).toBeNull()
  expect(await of(care.me, (scope) => getCalendarEntry(scope, care.next.id))).toMatchObject({ remote: false })
})

test('a visit that has begun is still the next one; one of yesterday that nobody closed is not', async ({
  care,
  make,
}) => {
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
  await make.consultation(care, { status: 'scheduled', consultation_date: minutesAgo(1500), duration_minutes: 30 })
  const next = () => asViewer(care.me, (scope) => getMyNextVisit(scope, care.patient.id))
  expect(await next()).toMatchObject({ id: care.next.id })
  const begun = await make.consultation(care, {
    status: 'scheduled',
    consultation_date: minutesAgo(100),
    duration_minutes: 30,
  })
  expect(await next()).toMatchObject({ id: begun.id })
})

test('who helps with appointments finds the next one without what it is about, and the doctors', async ({ care }) => {
  const helper = await care.helperWith('appointments')
  expect(await of(helper, (scope) => listMyVisits(scope, care.patient.id))).toMatchObject([
    { id: care.next.id, chiefComplaint: null, isOut: null },
  ])
  expect(await of(helper, (scope) => listDoctorsOfPatient(scope, care.patient.id))).toMatchObject([
    { doctorId: care.doctor.id, lastVisitDate: null },
  ])
  expect(await of(helper, (scope) => getMyEntry(scope, care.note.id))).toBeNull()
  expect(await of(helper, (scope) => listOpenQuestions(scope, care.patient.id))).toEqual([])
})

test('who helps with reports finds that one is being checked, and no visit', async ({ care, make }) => {
  const session = await make.session(care.patient)
  const report = await make.report(session, { report_type: 'patient', released_at: null })
  const helper = await care.helperWith('reports')
  expect(await of(helper, (scope) => listReportsBeingChecked(scope))).toEqual([report.id])
  expect(await of(await care.helperWith('appointments'), (scope) => listReportsBeingChecked(scope))).toEqual([])
  expect(await of(helper, (scope) => listMyVisits(scope, care.patient.id))).toEqual([])
})

test('a patient follows what is written for them; what is written for clinicians is promised to nobody', async ({
  care,
  make,
}) => {
  const mine = await make.reportRequest(care.patient, { report_type: 'patient_friendly' })
  for (const type of ['doctor', 'comprehensive', 'full', 'summary'] as const)
    await make.reportRequest(care.patient, { report_type: type })
  for (const viewer of [care.me, await care.helperWith('reports'), await care.helperWith('everything')])
    expect(await of(viewer, (scope) => listRequestsOfPatient(scope, care.patient.id))).toMatchObject([{ id: mine.id }])
})

test('a timeline is taken whole by its patient, and written down as taken', async ({ care, make, db }) => {
  const taken = await asViewer(care.me, (scope) =>
    takeMyTimeline(scope, care.patient.id, { choice: { type: 'note' }, format: 'csv' }),
  )
  expect(taken).toMatchObject({ isCut: false, events: [{ id: care.note.id, eventTitle: 'A letter' }] })
  const { rows } = await db.query('select action, fields from audit_events where patient_id = $1 and action like $2', [
    care.patient.id,
    'timeline.%',
  ])
  expect(rows).toEqual([{ action: 'timeline.export', fields: ['patient_timeline', 'csv'] }])
  const other = patientViewer(await make.patient())
  expect(await of(other, (scope) => getMyEntry(scope, care.note.id))).toBeNull()
})

test('questions go through their life, in the order the patient gives them', async ({ care }) => {
  const list = () => asViewer(care.me, (scope) => listOpenQuestions(scope, care.patient.id))
  for (const body of ['First', 'Second', 'Third'])
    await asViewer(care.me, (scope) => writeQuestion(scope, { body, later: body === 'First' }))
  expect((await list()).map(({ body }) => body)).toEqual(['Second', 'Third', 'First'])

  const [, third] = await list()
  await asViewer(care.me, (scope) => askFirst(scope, third!))
  expect((await list()).map(({ body }) => body)).toEqual(['Third', 'Second', 'First'])

  const [now, second] = await list()
  await asViewer(care.me, (scope) => answerQuestion(scope, { ...now!, answer: 'Yes' }))
  await asViewer(care.me, (scope) => strikeQuestion(scope, second!))
  expect((await list()).map(({ body }) => body)).toEqual(['First'])
  expect(await of(care.me, (scope) => listAskedQuestions(scope, care.patient.id))).toMatchObject([{ answer: 'Yes' }])
  expect(await of(care.me, (scope) => listStruckQuestions(scope, care.patient.id))).toMatchObject([{ body: 'Second' }])
  await expect(asViewer(care.me, (scope) => strikeQuestion(scope, second!))).rejects.toThrow(/changed meanwhile/)
})

test('who may only read is told so in a sentence', async ({ care }) => {
  const reader = await care.helperWith('everything')
  await expect(asViewer(reader, (scope) => writeQuestion(scope, { body: 'x', later: false }))).rejects.toThrow(
    /may read this, and not change it/,
  )
  const writer = await care.helperWith('everything', true)
  await asViewer(writer, (scope) => writeQuestion(scope, { body: 'For her', later: false }))
  expect(await of(care.me, (scope) => listOpenQuestions(scope, care.patient.id))).toMatchObject([{ body: 'For her' }])
})

test('the rest of what the pages ask for is answered to a patient', async ({ care }) => {
  expect(await of(care.me, listFeeds)).toEqual([])
  expect(Object.keys((await of(care.me, getClinic)) as object)).toEqual([
    'name',
    'address',
    'phone',
    'visitAdvice',
    'travelAdvice',
    'remoteAdvice',
  ])
  expect(await of(care.me, getUsualReportWait)).toHaveProperty('counted')
  expect(await of(care.me, (scope) => listMyStages(scope, care.patient.id))).toEqual([])
})
