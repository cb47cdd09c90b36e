import { publishReport, withdrawReport, writeNewVersion, writeReport } from '@/lib/reports/commands'
import { newVersionInput, writeReportInput } from '@/lib/reports/schema'
import type pg from 'pg'
import { expect, mismatchesOf, noMismatches, refusal, statisticsOf, test, timelineOf } from './test.ts'

const words = { reportType: 'patient', title: 'Screening report', content: 'The first text.', reportStatus: 'final' }
const written = (sessionId: string, more: Record<string, string> = {}) =>
  writeReportInput.parse({ sessionId, ...words, ...more })
const version = (id: string, more: Record<string, string> = {}) => newVersionInput.parse({ id, ...words, ...more })

/** The versions of a patient's reports as `number status latest→next`. */
async function chain(db: pg.Client, patient: { id: string }) {
  const { rows } = await db.query<{ text: string }>(
    `select r.version || ' ' || r.report_status || case when r.is_latest then ' latest' else '' end
            || coalesce(' by ' || n.version, '') as text
       from medical_reports r left join medical_reports n on n.id = r.superseded_by
      where r.patient_id = $1 and r.deleted_at is null order by r.version`,
    [patient.id],
  )
  return rows.map(({ text }) => text)
}

test('a report is written on a session, in the name of who wrote it', async ({ db, make, admin, asAdmin }) => {
  const patient = await make.patient()
  const session = await make.session(patient)

  const id = await asAdmin((scope) =>
    writeReport(scope, written(session.id, { recommendations: ' Walk more. \n\nSleep well.' })),
  )

  const { rows } = await db.query(
    'select patient_id, recommendations, generated_by, written_by, version, is_latest from medical_reports where id = $1',
    [id],
  )
  expect(rows).toEqual([
    {
      patient_id: patient.id,
      recommendations: ['Walk more.', 'Sleep well.'],
      generated_by: 'Somebody',
      written_by: admin.userId,
      version: 1,
      is_latest: true,
    },
  ])
  expect(await statisticsOf(db, patient)).toMatchObject({ total_reports: 1 })
})

test('doctors write no reports here, and patients none at all', async ({ make, asDoctor, as }) => {
  const { doctor, patient } = await make.careTeam()
  const session = await make.session(patient)
  const report = await make.report(session)

  expect(await refusal(asDoctor((scope) => writeReport(scope, written(session.id)), doctor))).toMatchObject({
    code: 'forbidden',
  })
  expect(await refusal(asDoctor((scope) => withdrawReport(scope, report), doctor))).toMatchObject({ code: 'forbidden' })
  await expect(
    as(patient, (client) => client.query("update medical_reports set report_status = 'withdrawn'")),
  ).rejects.toMatchObject({ code: '42501' })
})

test('a new version supersedes the earlier ones, whose words stay', async ({ db, make, asAdmin }) => {
  const patient = await make.patient()
  const session = await make.session(patient)
  const first = await asAdmin((scope) => writeReport(scope, written(session.id)))
  const second = await asAdmin((scope) => writeNewVersion(scope, version(first, { content: 'The second text.' })))
  await asAdmin((scope) => writeNewVersion(scope, version(second, { content: 'The third text.' })))

  expect(await chain(db, patient)).toEqual(['1 superseded by 2', '2 superseded by 3', '3 final latest'])
  const { rows } = await db.query('select content from medical_reports where id = $1', [first])
  expect(rows).toEqual([{ content: 'The first text.' }])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('a draft supersedes nothing and is on no timeline until it is published', async ({ db, make, asAdmin }) => {
  const patient = await make.patient()
  const first = await asAdmin(async (scope) => writeReport(scope, written((await make.session(patient)).id)))
  const draft = await asAdmin((scope) => writeNewVersion(scope, version(first, { reportStatus: 'draft' })))

  expect(await chain(db, patient)).toEqual(['1 final latest', '2 draft'])
  expect(await timelineOf(db, patient)).toHaveLength(1)
  await asAdmin((scope) => publishReport(scope, { id: draft }))
  expect(await chain(db, patient)).toEqual(['1 superseded by 2', '2 final latest'])
  expect(await timelineOf(db, patient)).toHaveLength(2)
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('withdrawing the latest version makes the one before it the latest; publishing it again does not stay behind', async ({
  db,
  make,
  asAdmin,
}) => {
  const patient = await make.patient()
  const first = await asAdmin(async (scope) => writeReport(scope, written((await make.session(patient)).id)))
  const second = await asAdmin((scope) => writeNewVersion(scope, version(first)))

  await asAdmin((scope) => withdrawReport(scope, { id: second }))
  expect(await chain(db, patient)).toEqual(['1 final latest', '2 withdrawn'])
  expect(await timelineOf(db, patient)).toMatchObject([{ related_id: first }])
  expect(await refusal(asAdmin((scope) => withdrawReport(scope, { id: second })))).toMatchObject({ code: 'not-now' })
  await asAdmin((scope) => publishReport(scope, { id: second }))
  expect(await chain(db, patient)).toEqual(['1 superseded by 2', '2 final latest'])
  expect(await refusal(asAdmin((scope) => publishReport(scope, { id: second })))).toMatchObject({ code: 'not-now' })
})

test('deleting, restoring and undoing each leave one latest version', async ({
  db,
  make,
  asAdmin,
  operation,
  undo,
  trash,
}) => {
  const patient = await make.patient()
  const first = await asAdmin(async (scope) => writeReport(scope, written((await make.session(patient)).id)))
  const second = await operation((scope) => writeNewVersion(scope, version(first)))

  const deletion = await trash('medical_reports', second.result)
  expect(await chain(db, patient)).toEqual(['1 final latest'])
  await asAdmin(({ db: scoped }) => scoped.$executeRaw`select app.restore_deletion(${deletion})`)
  expect(await chain(db, patient)).toEqual(['1 superseded by 2', '2 final latest'])
  expect(await undo(second.operation)).toMatchObject({ done: true })
  expect(await chain(db, patient)).toEqual(['1 final latest'])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('deleting a version in the middle closes the gap', async ({ db, make, asAdmin, trash }) => {
  const patient = await make.patient()
  const first = await asAdmin(async (scope) => writeReport(scope, written((await make.session(patient)).id)))
  const second = await asAdmin((scope) => writeNewVersion(scope, version(first)))
  await asAdmin((scope) => writeNewVersion(scope, version(second)))

  await trash('medical_reports', second)

  expect(await chain(db, patient)).toEqual(['1 superseded by 3', '3 final latest'])
})

test('a new version from an old one is refused, so that nothing newer is lost', async ({ make, asAdmin }) => {
  const session = await make.session(await make.patient())
  const first = await asAdmin((scope) => writeReport(scope, written(session.id)))
  await asAdmin((scope) => writeNewVersion(scope, version(first)))

  expect(await refusal(asAdmin((scope) => writeNewVersion(scope, version(first))))).toMatchObject({
    code: 'changed-meanwhile',
  })
})

test('which version is the latest is nobody’s to write', async ({ make, admin, as }) => {
  const { id } = await make.report(await make.session(await make.patient()))
  for (const change of [
    'is_latest = false',
    'superseded_by = null',
    "content = 'x'",
    "title = 'x'",
    "first_version = 'x'",
  ])
    await expect(
      as(admin, (client) => client.query(`update medical_reports set ${change} where id = $1`, [id])),
    ).rejects.toMatchObject({
      code: '42501',
    })
})

test('versions of the old system that only name the next one are found to belong together, circles or not', async ({
  db,
  make,
  asAdmin,
}) => {
  const patient = await make.patient()
  const session = await make.session(patient)
  const newest = await make.report(session, { version: 3 })
  const middle = await make.report(session, {
    version: 2,
    superseded_by: newest.id,
    is_latest: false,
    report_status: 'superseded',
  })
  const oldest = await make.report(session, {
    version: 1,
    superseded_by: middle.id,
    is_latest: false,
    report_status: 'superseded',
  })
  const other = await make.session(await make.patient())
  const round = await make.report(other, { id: 'round' })
  await make.report(other, { id: 'about', superseded_by: round.id })
  await db.query("update medical_reports set superseded_by = 'about' where id = 'round'")

  await db.query('select app.join_report_versions()')

  const { rows } = await db.query(
    'select id, first_version from medical_reports where patient_id = $1 order by version',
    [patient.id],
  )
  expect(rows).toEqual([
    { id: oldest.id, first_version: null },
    { id: middle.id, first_version: oldest.id },
    { id: newest.id, first_version: oldest.id },
  ])
  await asAdmin((scope) => writeNewVersion(scope, version(newest.id)))
  expect(await chain(db, patient)).toEqual([
    '1 superseded by 2',
    '2 superseded by 3',
    '3 superseded by 4',
    '4 final latest',
  ])
})
