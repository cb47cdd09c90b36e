import { mismatchesOf, noMismatches } from '../support/derived.ts'
import { careTeam, entry, patient, report, request, writtenAt } from './support/legacy-rows.ts'
import { quarantinedOf, repairsOf } from './support/problems.ts'
import { expect, test } from './support/test.ts'

const layout = 'enhanced' as const

test('what wrong triggers left behind is derived again: severities, missing entries, stale and missing statistics', async ({
  target,
}) => {
  const { contents, person, visit, image, result, text } = careTeam()
  const P = { patient_id: person.patient_id ?? null, session_id: visit.id ?? null }
  const imported = await target.importRows(
    {
      ...contents,
      patients: [person, patient({ patient_id: 'without statistics' })],
      patient_timeline: [
        entry({
          id: 'E1',
          ...P,
          event_type: 'scan',
          event_title: 'MRI Scan Uploaded',
          event_date: writtenAt,
          related_id: image.id ?? null,
          related_table: 'mri_scans',
        }),
        entry({
          id: 'E2',
          ...P,
          event_type: 'prediction',
          event_title: "Parkinson's Analysis Completed",
          severity: 'medium',
          event_date: writtenAt,
          related_id: result.id ?? null,
          related_table: 'predictions',
        }),
        entry({
          id: 'E3',
          ...P,
          event_type: 'prediction',
          event_title: "Parkinson's Analysis Completed",
          severity: 'medium',
          related_id: 'gone',
          related_table: 'predictions',
        }),
        entry({
          id: 'E4',
          ...P,
          event_type: 'report',
          event_title: 'Report',
          related_id: text.id ?? null,
          related_table: 'something_else',
        }),
      ],
      patient_statistics: [
        {
          patient_id: P.patient_id,
          total_consultations: 9,
          total_mri_scans: 0,
          total_predictions: 1,
          total_reports: 1,
          unique_doctors_count: 1,
          has_parkinsons: 0,
          disease_stage: 'Stage 3',
        },
        { patient_id: 'gone', total_reports: 1 },
      ],
    },
    { layout },
  )

  expect(await mismatchesOf(target.db)).toEqual(noMismatches)
  expect(await target.all('select event_type, severity, related_id from patient_timeline order by event_type')).toEqual(
    [
      { event_type: 'prediction', severity: 'high', related_id: result.id },
      { event_type: 'report', severity: 'info', related_id: text.id },
      { event_type: 'scan', severity: 'info', related_id: image.id },
    ],
  )
  expect(
    await target.all(
      'select patient_id, total_consultations, total_mri_scans, has_parkinsons, disease_stage from patient_statistics order by 1',
    ),
  ).toEqual([
    {
      patient_id: person.patient_id,
      total_consultations: 0,
      total_mri_scans: 1,
      has_parkinsons: true,
      disease_stage: '3.0',
    },
    {
      patient_id: 'without statistics',
      total_consultations: 0,
      total_mri_scans: 0,
      has_parkinsons: null,
      disease_stage: null,
    },
  ])
  expect(imported.tables).toMatchObject({
    patient_timeline: { read: 4, imported: 1, repaired: 1, quarantined: 2 },
    patient_statistics: { read: 2, imported: 0, repaired: 1, quarantined: 1 },
  })
  expect(imported.derived).toMatchObject({ timeline: 3, statistics: 2, positivePatients: 1 })
  expect(await quarantinedOf(target)).toEqual([
    ['patient_statistics', 2, 'patient_id', 'missing-patient'],
    ['patient_timeline', 3, 'related_id', 'missing-record'],
    ['patient_timeline', 4, 'related_id', 'missing-record'],
  ])
  expect(await repairsOf(target)).toEqual([
    ['patient_statistics', person.patient_id, 'patient_id', 'recounted', null],
    ['patient_timeline', 'E2', 'severity', 'derived-again', 'medium'],
  ])
})

test('notes that people wrote keep their ids and their words, and follow no record', async ({ target }) => {
  const { contents, person, practitioner, visit } = careTeam()
  const notes = [
    entry({
      id: 'N1',
      patient_id: person.patient_id ?? null,
      event_type: 'diagnosis',
      event_title: 'Parkinson’s disease',
      event_description: 'Left-sided onset',
      severity: 'high',
      doctor_id: practitioner.doctor_id ?? null,
      session_id: visit.id ?? null,
      metadata: '{"icd": "G20"}',
    }),
    entry({
      id: 'N2',
      patient_id: person.patient_id ?? null,
      event_type: 'treatment',
      event_title: 'Levodopa',
      related_id: '',
      event_date: '2024-05-01',
    }),
    entry({ id: 'N3', patient_id: person.patient_id ?? null, doctor_id: 'gone', session_id: 'gone' }),
    entry({ id: 'N4', patient_id: 'gone' }),
    entry({ id: 'N5', patient_id: person.patient_id ?? null, event_type: 'gossip' }),
    entry({ id: 'N1', patient_id: person.patient_id ?? null }),
  ]

  await target.importRows({ ...contents, patient_timeline: notes }, { layout })

  expect(
    await target.all(
      'select id, event_type, event_title, event_description, severity, doctor_id, session_id, metadata, legacy from patient_timeline where related_id is null order by id',
    ),
  ).toEqual([
    {
      id: 'N1',
      event_type: 'diagnosis',
      event_title: 'Parkinson’s disease',
      event_description: 'Left-sided onset',
      severity: 'high',
      doctor_id: practitioner.doctor_id,
      session_id: visit.id,
      metadata: { icd: 'G20' },
      legacy: null,
    },
    {
      id: 'N2',
      event_type: 'treatment',
      event_title: 'Levodopa',
      event_description: null,
      severity: 'info',
      doctor_id: null,
      session_id: null,
      metadata: {},
      legacy: null,
    },
    {
      id: 'N3',
      event_type: 'note',
      event_title: 'A note',
      event_description: null,
      severity: 'info',
      doctor_id: null,
      session_id: null,
      metadata: {},
      legacy: { doctor_id: 'gone', session_id: 'gone' },
    },
  ])
  expect(await quarantinedOf(target)).toEqual([
    ['patient_timeline', 4, 'patient_id', 'missing-patient'],
    ['patient_timeline', 5, 'event_type', 'unknown-value'],
    ['patient_timeline', 6, 'id', 'duplicate-id'],
  ])
})

test('requests for reports arrive in every state; what contradicts the reports is mended or set aside', async ({
  target,
}) => {
  const { contents, person, visit, text, image, result, account } = careTeam()
  const of = { patient_id: person.patient_id ?? null, session_id: visit.id ?? null }
  const rows = [
    request({ id: 'Q1', ...of, status: 'generated', report_id: text.id ?? null, generated_at: '2024-03-01 09:41:00' }), // as it should be
    request({ id: 'Q2', ...of, status: 'generated', report_id: 'gone' }), // says a report exists that does not
    request({ id: 'Q3', ...of, status: 'generated', report_id: null }),
    request({
      id: 'Q4',
      ...of,
      status: 'pending',
      report_type: 'summary',
      requested_by: account.id ?? null,
      priority: 5,
      prediction_id: result.id ?? null,
      mri_scan_id: image.id ?? null,
    }),
    request({ id: 'Q5', ...of, status: 'pending', report_type: 'summary' }), // a second live one
    request({
      id: 'Q6',
      ...of,
      status: 'generating',
      report_type: 'doctor',
      requested_by: 'gone',
      mri_scan_id: 'gone',
      prediction_id: 'gone',
    }), // nobody is at it any more
    request({
      id: 'Q7',
      ...of,
      status: 'failed',
      report_type: 'patient',
      error_message: 'Out of memory',
      retry_count: 3,
    }),
    request({ id: 'Q8', ...of, status: 'archived', report_type: 'patient' }),
    request({ id: 'Q9', ...of, status: 'failed', report_type: 'full', report_id: text.id ?? null }), // a second one for the report
    request({ id: 'Q10', ...of, patient_id: 'somebody else', status: 'failed' }),
    request({ id: 'Q11', ...of, session_id: 'gone' }),
    request({ id: 'Q12', ...of, status: 'lost' }),
    request({ id: 'Q1', ...of, status: 'failed' }),
  ]

  const imported = await target.importRows({ ...contents, report_status: rows }, { layout })

  expect(await quarantinedOf(target)).toEqual([
    ['report_status', 2, 'report_id', 'missing-report'],
    ['report_status', 3, 'report_id', 'missing-report'],
    ['report_status', 5, 'status', 'duplicate-request'],
    ['report_status', 9, 'report_id', 'duplicate-request'],
    ['report_status', 11, 'session_id', 'missing-session'],
    ['report_status', 12, 'status', 'unknown-value'],
    ['report_status', 13, 'id', 'duplicate-id'],
  ])
  expect(await repairsOf(target)).toEqual([
    ['report_status', 'Q6', 'mri_scan_id', 'dangling-reference', 'gone'],
    ['report_status', 'Q6', 'prediction_id', 'dangling-reference', 'gone'],
    ['report_status', 'Q6', 'requested_by', 'dangling-reference', 'gone'],
    ['report_status', 'Q6', 'status', 'stale-generating', 'generating'],
    ['report_status', 'Q10', 'patient_id', 'not-the-session-s-patient', 'somebody else'],
  ])
  expect(
    await target.all(
      'select id, status, priority, retry_count as retries, requested_by as by, error_message as error, report_id, mri_scan_id from report_status order by substr(id, 2)::integer',
    ),
  ).toEqual([
    {
      id: 'Q1',
      status: 'generated',
      priority: 0,
      retries: 0,
      by: null,
      error: null,
      report_id: text.id,
      mri_scan_id: null,
    },
    {
      id: 'Q4',
      status: 'pending',
      priority: 5,
      retries: 0,
      by: account.id,
      error: null,
      report_id: null,
      mri_scan_id: image.id,
    },
    { id: 'Q6', status: 'pending', priority: 0, retries: 0, by: null, error: null, report_id: null, mri_scan_id: null },
    {
      id: 'Q7',
      status: 'failed',
      priority: 0,
      retries: 3,
      by: null,
      error: 'Out of memory',
      report_id: null,
      mri_scan_id: null,
    },
    {
      id: 'Q8',
      status: 'archived',
      priority: 0,
      retries: 0,
      by: null,
      error: null,
      report_id: null,
      mri_scan_id: null,
    },
    { id: 'Q10', status: 'failed', priority: 0, retries: 0, by: null, error: null, report_id: null, mri_scan_id: null },
  ])
  expect(imported.derived.reportStatus).toBe(6)
})

test('a request whose report exists is done, whatever the queue last said, and each report has exactly one', async ({
  target,
}) => {
  const { contents, person, visit, text } = careTeam()
  const other = report({ id: 'R2', session_id: visit.id ?? null, report_type: 'summary' })

  await target.importRows(
    {
      ...contents,
      medical_reports: [text, other],
      report_status: [
        request({
          id: 'Q',
          patient_id: person.patient_id ?? null,
          session_id: visit.id ?? null,
          status: 'failed',
          report_id: text.id ?? null,
        }),
      ],
    },
    { layout },
  )

  expect(await target.all("select report_id, status, generated_at from report_status order by id = 'Q' desc")).toEqual([
    { report_id: text.id, status: 'generated', generated_at: new Date('2024-03-01T08:30:00.123Z') },
    { report_id: 'R2', status: 'generated', generated_at: new Date('2024-03-01T08:30:00.123Z') },
  ])
  expect(await repairsOf(target)).toEqual([['report_status', 'Q', 'status', 'report-exists', 'failed']])
})

test('reports of one kind of one session are versions: counted by time, or as the enhanced layout says', async ({
  target,
}) => {
  const { contents, visit } = careTeam()
  const of = { session_id: visit.id ?? null, report_type: 'doctor' }
  await target.importRows(
    {
      ...contents,
      medical_reports: [
        report({ id: 'B', ...of, created_at: '2024-03-02T10:00:00' }),
        report({ id: 'A', ...of, created_at: '2024-03-01T10:00:00' }),
        report({ id: 'C', ...of, created_at: '2024-03-03T10:00:00' }),
        report({
          id: 'X',
          ...of,
          report_type: 'full',
          report_status: 'withdrawn',
          is_latest: 0,
          version: 4,
          superseded_by: 'Y',
        }),
        report({
          id: 'Y',
          ...of,
          report_type: 'full',
          report_status: 'draft',
          is_latest: 1,
          version: 5,
          superseded_by: 'gone',
        }),
        report({ id: 'Z', ...of, report_type: 'summary', superseded_by: 'Z', is_latest: 1 }),
      ],
    },
    { layout },
  )

  expect(
    await target.all(
      'select id, version, is_latest as latest, report_status as status, superseded_by as by from medical_reports order by id',
    ),
  ).toEqual([
    { id: 'A', version: 1, latest: false, status: 'superseded', by: 'B' },
    { id: 'B', version: 2, latest: false, status: 'superseded', by: 'C' },
    { id: 'C', version: 3, latest: true, status: 'final', by: null },
    { id: 'X', version: 4, latest: false, status: 'withdrawn', by: 'Y' },
    { id: 'Y', version: 5, latest: true, status: 'draft', by: null },
    { id: 'Z', version: 1, latest: true, status: 'final', by: null },
  ])
})
