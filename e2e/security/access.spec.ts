import type pg from 'pg'
import fs from 'node:fs'
import { request as newRequest, type APIRequestContext } from '@playwright/test'
import { roles } from '../support/installation'
import { currentStateOf, expect, test } from '../support/test'
import { recordsOfThePortal } from './portal-records'
import { audienceOf, expected, type Ids, type Visitor } from './expected'
import { sliceOfDemoDoctor } from './slice-record'

const elsewhere = ['/_not-found', '/_global-error']

const manifest = JSON.parse(fs.readFileSync('.next/app-path-routes-manifest.json', 'utf8')) as Record<string, string>
const routes = [...new Set(Object.values(manifest))].filter((route) => !elsewhere.includes(route)).sort()

/** What never ends is not waited for: prisma/tests/live holds it to its readers. */
const opened = routes.filter((route) => route !== '/api/live')

test('every route of the build belongs to somebody', () => {
  expect(routes.length).toBeGreaterThan(20)
  expect(routes.filter((route) => !audienceOf(route))).toEqual([])
})

test.describe('each route, opened by each role and by nobody', () => {
  const visitors: Visitor[] = ['nobody', ...roles]
  for (const visitor of visitors) {
    test(`by ${visitor === 'nobody' ? 'nobody' : `a ${visitor}`}`, async ({ db, baseURL, browser }) => {
      const ids = await realIds(db)
      const context = await newRequest.newContext({
        baseURL,
        ...(visitor !== 'nobody' && { storageState: await currentStateOf(browser, visitor) }),
      })
      const found: Record<string, object> = {}
      for (const route of opened) found[route] = await open(context, addressOf(route, ids))
      await context.dispose()
      expect(found).toEqual(Object.fromEntries(opened.map((route) => [route, expected(route, visitor, ids)])))
    })
  }
})

test('who opens what is not theirs is written down', async ({ db, baseURL, browser }) => {
  const context = await newRequest.newContext({ baseURL, storageState: await currentStateOf(browser, 'doctor') })
  await context.get('/admin/users', { maxRedirects: 0 })
  await context.get('/api/exports/any/problems')
  const { rows } = await db.query<{ action: string }>(
    `select distinct action from audit_events
      where outcome = 'denied' and ((action = 'open' and entity_id = '/admin/users') or action = 'jobs.rows')
      order by action`,
  )
  expect(rows.map(({ action }) => action)).toEqual(['jobs.rows', 'open'])
  await context.dispose()
})

test.describe('a record of somebody else is not there', () => {
  test('for a doctor who never treated the patient, and for one whose assignment has ended', async ({
    make,
    db,
    pageOf,
  }) => {
    const [doctor, stranger] = [await make.doctor('Dr Mine'), await make.doctor('Dr Stranger')]
    const patient = await make.patient('Somebody Else')
    const assignment = await make.assignment(doctor, patient)
    const address = `/clinic/patients/${patient.patientId}`

    const mine = await pageOf(doctor)
    await mine.goto(address)
    await expect(mine.getByRole('heading', { name: 'Somebody Else', level: 1 })).toBeVisible()

    const theirs = await (await pageOf(stranger)).request.get(address)
    expect(theirs.status()).toBe(404)
    expect(await theirs.text()).not.toContain('Somebody Else')

    await db.query('update doctor_patient_assignments set is_active = false, ended_at = now() where id = $1', [
      assignment.id,
    ])
    const afterwards = await mine.request.get(address)
    expect(afterwards.status()).toBe(404)
    expect(await afterwards.text()).not.toContain('Somebody Else')
  })

  test('for a patient who names the report of another', async ({ db, baseURL, browser }) => {
    const {
      rows: [report],
    } = await db.query<{ id: string; title: string }>(
      `select r.id, r.title from medical_reports r join patients p using (patient_id) join users u on u.id = p.user_id
        where u.email <> 'patient@example.test' and r.is_latest order by r.id limit 1`,
    )
    const context = await newRequest.newContext({ baseURL, storageState: await currentStateOf(browser, 'patient') })
    const answer = await context.get(`/portal/reports/${report?.id}`)
    expect(answer.status()).toBe(404)
    await context.dispose()
  })
})

const emptyReport = {
  layout: 'base',
  dryRun: false,
  tables: {},
  derived: { assignments: 0, timeline: 0, reportStatus: 0, statistics: 0, positivePatients: 0 },
  mismatches: { statistics: 0, timeline: 0 },
  backup: null,
  seconds: 0,
  problems: [],
  notices: [],
}

/** Ids that exist: what a role may see by them is another question. */
async function realIds(db: pg.Client): Promise<Ids> {
  const one = async (sql: string) => Object.values((await db.query<Record<string, string>>(sql)).rows[0] ?? {})[0] ?? ''
  const runId = await one(`
    with kept as (select id from import_runs where file_name = 'access.db')
    , made as (insert into import_runs (file_name, file_bytes, file_sha256, status, report, finished_at)
               select 'access.db', 1, repeat('0', 64), 'failed', '${JSON.stringify(emptyReport)}', now() where not exists (select from kept) returning id)
    select id::text from kept union all select id::text from made`)
  const problemId = await one(`
    with kept as (select id from import_problems where run_id = ${runId})
    , made as (insert into import_problems (run_id, table_name, row_number, kind, reason, raw)
               select ${runId}, 'users', 1, 'quarantined', 'duplicate-id', '{"id": "u"}' where not exists (select from kept) returning id)
    select id from kept union all select id from made`)
  const importId = await one(`
    with kept as (select id from csv_imports where id = 'csv-access')
    , made as (insert into csv_imports (id, entity, file_name, file_bytes, file_sha256, file_removed_at, row_count, detected, settings, headers)
               select 'csv-access', 'patients', 'access.csv', 1, repeat('0', 64), now(), 1, '{}', '{"dateOrder": "ymd"}', '[]' where not exists (select from kept) returning id)
    select id from kept union all select id from made`)
  return {
    runId,
    problemId,
    importId,
    patientId: await one(patientOfDemoDoctor),
    userId: await one(`select id from users where email = 'patient@example.test'`),
    reportId:
      await one(`select r.id from medical_reports r join patients p using (patient_id) join users u on u.id = p.user_id
                          where u.email = 'patient@example.test' and r.is_latest and r.report_type in ('patient', 'patient_friendly') and r.report_status = 'final'
                            and r.released_at is not null limit 1`),
    token: 'a-token-that-was-never-made',
    term: 'mri',
    ...(await recordsOfTheConsole(db, one)),
    ...(await recordsOfThePortal(db)),
  }
}

const patientOfDemoDoctor = `
    select a.patient_id from doctor_patient_assignments a join doctors d using (doctor_id) join users u on u.id = d.user_id
     where u.email = 'doctor@example.test' and a.is_active and a.deleted_at is null order by a.id limit 1`

const reviewsOfDemoDoctor = `
    from prediction_reviews r join predictions q on q.id = r.prediction_id
    join doctor_patient_assignments a on a.patient_id = r.patient_id join doctors d on d.doctor_id = a.doctor_id
    join users u on u.id = d.user_id
   where u.email = 'doctor@example.test' and a.is_active and a.deleted_at is null and r.ended_at is null
     and r.deleted_at is null and q.deleted_at is null and q.superseded_by is null
   order by r.id limit 1`

/** One of everything that only administrators open; what the demo data lack is made. */
async function recordsOfTheConsole(db: pg.Client, one: (sql: string) => Promise<string>): Promise<Ids> {
  await db.query(`
    insert into operations (id, action, actor_user_id, actor_role) values ('access', 'patients.edit', 'nobody', 'admin')
        on conflict do nothing;
    insert into deletions (id, entity, entity_id, reason) values ('access', 'operations', 'access', 'A test')
        on conflict do nothing;
    insert into jobs (id, kind, name, title, status) values ('access', 'bulk', 'patients.trash', 'A test', 'done')
        on conflict do nothing;
    insert into knowledge_entries (id, title, content, category, source_type)
    values ('access', 'A test', 'Text', 'test', 'guideline') on conflict do nothing;
    insert into sessions (id) values ('access') on conflict do nothing;
    insert into action_flags (id, session_id, flag_type) values ('access', 'access', 'test') on conflict do nothing;
    insert into agent_messages (message_id, sender, receiver, message_type, session_id)
    values ('access', 'a', 'b', 'test', 'access') on conflict do nothing;
    insert into csv_mappings (id, entity, header_signature, headers, columns, policy)
    values ('access', 'patients', repeat('0', 64), '["Name"]', '["name"]', 'skip') on conflict do nothing;
    insert into saved_views (id, owner_id, list, name, state)
    select 'access', id, 'patients', 'A test', '{}' from users where email = 'admin@example.test' on conflict do nothing;
    insert into note_phrases (id, doctor_id, abbreviation, body)
    select 'access', d.doctor_id, 'access', 'A test' from doctors d join users u on u.id = d.user_id
     where u.email = 'doctor@example.test' on conflict do nothing;
    insert into hand_overs (id, from_doctor_id, to_doctor_id, on_date, reason)
    select 'access', min(doctor_id), max(doctor_id), '2099-01-01', 'A test' from doctors
        on conflict do nothing;
    insert into patient_medications (id, patient_id, name, dose, as_needed)
    select 'access', patient_id, 'A test', '1 tablet', true from (${patientOfDemoDoctor}) p on conflict do nothing`)
  return {
    operationId: 'access',
    deletionId: 'access',
    jobId: 'access',
    flagId: 'access',
    messageId: 'access',
    handOverId: 'access',
    mappingId: 'access',
    viewId: 'access',
    phraseId: 'access',
    knowledgeId: 'access',
    table: 'patients',
    recordId: await one(`select patient_id from patients where deleted_at is null order by 1 limit 1`),
    eventId: await one(`select id from audit_events order by at limit 1`),
    assignmentId: await one(`select id from doctor_patient_assignments where is_active and deleted_at is null limit 1`),
    consultationId: await one(
      `select c.id from consultations c join doctors d using (doctor_id) join users u on u.id = d.user_id
        where u.email = 'doctor@example.test' and c.status = 'scheduled' and c.deleted_at is null and c.consultation_date > now()
        order by c.consultation_date desc limit 1`,
    ),
    doctorId: await one(`select doctor_id from doctors where deleted_at is null limit 1`),
    medicationId: 'access',
    // of the demo doctor's patients: reviewed, so that the review can be corrected and opened again
    predictionId: await one(`select r.prediction_id ${reviewsOfDemoDoctor}`),
    reviewId: await one(`select r.id ${reviewsOfDemoDoctor}`),
    assessmentId: await one(`
      select k.id from clinical_assessments k join doctor_patient_assignments a using (patient_id, doctor_id)
        join doctors d using (doctor_id) join users u on u.id = d.user_id
       where u.email = 'doctor@example.test' and a.is_active and a.deleted_at is null and k.deleted_at is null limit 1`),
    scanId: await one(`select id from mri_scans where deleted_at is null limit 1`),
    sliceScanId: await sliceOfDemoDoctor(db),
    sessionId: await one(`select id from sessions where deleted_at is null and patient_id is not null limit 1`),
    requestId: await one(`select id from report_status where deleted_at is null limit 1`),
    entryId: await one(`select id from patient_timeline where related_id is null and deleted_at is null limit 1`),
  }
}

function addressOf(route: string, ids: Ids) {
  return route.replaceAll(/\[(\w+)\]/g, (_, name: string) => {
    const id = ids[nameFor(route, name)]
    if (!id) throw new Error(`No id for [${name}] in ${route}: add one to realIds.`)
    return encodeURIComponent(id)
  })
}

/** One name stands for records of several kinds, or for another person's. */
function nameFor(route: string, name: string) {
  if (name === 'entryId' && route.startsWith('/admin/knowledge')) return 'knowledgeId'
  if (name === 'entryId' && route.startsWith('/portal/')) return 'ownEntryId'
  if (name === 'scanId' && route.startsWith('/api/')) return 'sliceScanId'
  return name === 'consultationId' && route.startsWith('/api/portal/') ? 'ownVisitId' : name
}

async function open(context: APIRequestContext, address: string) {
  const response = await context.get(address, { maxRedirects: 0 })
  const to = response.headers().location
  return {
    status: response.status(),
    ...(to !== undefined && { to: to.replace(/^https?:\/\/[^/]+/, '').replace(/\?.*$/, '') }),
  }
}
