// @ts-check
/* Records for the contact sheets: ids of what the demo data have, and what is made on screen because they lack it. */
import path from 'node:path'

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('pg').Client} Client */

const queries = {
  patient: `select patient_id from patient_statistics order by total_predictions desc, total_consultations desc, 1 limit 1`,
  other: `select patient_id from patient_statistics order by total_predictions desc, total_consultations desc, 1 offset 1 limit 1`,
  doctor: `select doctor_id from doctor_patient_assignments where is_active and deleted_at is null group by 1 order by count(*) desc, 1 limit 1`,
  taker: `select doctor_id from doctors where approval_state = 'approved' and deleted_at is null order by doctor_id desc limit 1`,
  user: `select id from users where role = 'doctor' and deleted_at is null order by 1 limit 1`,
  assignment: `select id from doctor_patient_assignments where is_active and deleted_at is null order by 1 limit 1`,
  assigned: `select patient_id from doctor_patient_assignments where is_active and deleted_at is null order by id limit 1`,
  assigner: `select doctor_id from doctor_patient_assignments where is_active and deleted_at is null order by id limit 1`,
  held: `select id from consultations where status = 'completed' and deleted_at is null order by consultation_date desc limit 1`,
  booked: `select id from consultations where status = 'scheduled' and deleted_at is null order by consultation_date limit 1`,
  signed: `
    with note as (select id, notes from consultations where signed_at is not null and deleted_at is null order by 1 limit 1),
         kept as (insert into consultation_amendments (consultation_id, field, before, after, reason, amended_by)
                  select n.id, 'notes', n.notes, concat_ws(E'\\n', n.notes, 'Walks better in the mornings.'),
                         'Left out when it was written', c.signed_by
                    from note n join consultations c on c.id = n.id returning consultation_id)
    select consultation_id from kept`,
  assessment: `select id from clinical_assessments where deleted_at is null order by assessed_at desc, id limit 1`,
  review: `select id from prediction_reviews where deleted_at is null order by reviewed_at desc, id limit 1`,
  session: `select session_id from predictions where deleted_at is null order by created_at desc, 1 limit 1`,
  scan: `select id from mri_scans where deleted_at is null order by 1 limit 1`,
  prediction: `select id from predictions where superseded_by is null and deleted_at is null order by created_at desc limit 1`,
  report: `select id from medical_reports where is_latest and deleted_at is null order by 1 limit 1`,
  request: `select id from report_status where status = 'failed' and deleted_at is null order by 1 limit 1`,
  entry: `select id from patient_timeline where related_id is null and deleted_at is null order by event_date desc limit 1`,
  medication: `select id from patient_medications where ended_on is null and deleted_at is null order by 1 limit 1`,
  knowledge: `
    with made as (insert into knowledge_entries (id, title, content, category, source_type)
      values ('screens', 'Levodopa and protein', 'Protein delays the uptake of levodopa. Take it half an hour before a meal.',
              'medication', 'guideline') on conflict do nothing)
    select 'screens'`,
  event: `select id from audit_events where patient_id is not null order by at desc limit 1`,
}

/** @param {Client} db @returns {Promise<Record<string, string>>} */
export async function readIds(db) {
  /** @type {Record<string, string>} */
  const found = {}
  for (const [name, sql] of Object.entries(queries)) {
    const { rows } = await db.query(sql)
    found[name] = encodeURIComponent(String(Object.values(rows[0] ?? {})[0] ?? 'missing'))
  }
  return found
}

/** Makes on screen what no demo has; returns the addresses. @param {Page} page @param {Client} db @param {Record<string, string>} of */
export async function prepare(page, db, of) {
  const made = await Promise.all([1, 2].map((number) => makePatient(db, `Sheet Patient ${number}`)))
  return [
    ...(await trashInBulk(page, made)),
    ...(await planHandOver(page, of)),
    ...(await sendCsv(page)),
    ...(await sendLegacyFile(page)),
    await changeTwice(page, db),
    ...(await writeRest(page, db)),
  ]
}

/** @param {Client} db @param {string} name */
async function makePatient(db, name) {
  const id = `sheet-${Math.random().toString(36).slice(2, 8)}`
  await db.query('insert into patients (patient_id, name) values ($1, $2)', [id, name])
  return id
}

/** @param {Page} page */
const addressOf = (page) => new URL(page.url()).pathname

/** A job before and after, and the trash it fills. @param {Page} page @param {string[]} ids */
async function trashInBulk(page, ids) {
  const asked = `/admin/jobs/new?list=patients&action=patients.trash&${ids.map((id) => `id=${id}`).join('&')}`
  const addresses = [asked]
  for (const isDone of [false, true]) {
    await page.goto(asked)
    await page.getByRole('button', { name: 'Preview' }).click()
    await page.getByText('Nothing has happened yet').waitFor()
    addresses.push(addressOf(page))
    if (!isDone) continue
    await page.getByRole('textbox', { name: 'Why' }).fill('Registered twice')
    await page.getByRole('button', { name: /^Move to trash/ }).click()
    await page.getByText(/^Done ·/).waitFor({ timeout: 60_000 })
  }
  await page.goto('/admin/trash')
  const first = await page.locator('main a[href^="/admin/trash/"]').first().getAttribute('href')
  return [...addresses, first ?? '/admin/trash']
}

/** @param {Page} page @param {Record<string, string>} of */
async function planHandOver(page, of) {
  await page.goto(`/admin/assignments/hand-over?from=${of.doctor}&to=${of.taker}&on=2031-05-03`)
  await page.getByLabel('Why').fill('Parental leave')
  await page.getByRole('button', { name: /^Plan it/ }).click()
  await page.getByRole('button', { name: 'Cancel this hand-over' }).waitFor()
  return [addressOf(page)]
}

/** @param {Page} page */
async function sendCsv(page) {
  await page.goto('/admin/imports/csv')
  const rows = ['Name;Geburtsdatum;Geschlecht', 'Jürgen Müller;03.04.1957;m', 'Bo Müller;07.08.1970;unklar']
  await page.getByLabel('CSV file').setInputFiles({
    name: 'Patienten.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rows.join('\r\n'), 'latin1'),
  })
  await page.getByRole('button', { name: 'Send and look at it' }).click()
  await page.waitForURL(/\/read$/)
  const address = addressOf(page).replace(/\/read$/, '')
  await page.getByLabel('Order of dates').selectOption('dmy')
  await page.getByRole('button', { name: 'Go on to the columns' }).click()
  await page.getByRole('button', { name: 'Try it dry with these columns' }).click()
  await page.getByRole('button', { name: /^Import 1 patient/ }).waitFor({ timeout: 60_000 })
  return [`${address}/read`, `${address}/columns`, `${address}/check`, address]
}

/** Looked over and tried dry, never imported. @param {Page} page */
async function sendLegacyFile(page) {
  await page.goto('/admin/imports')
  await page.getByLabel('Database file of the old system').setInputFiles(path.resolve('prisma/tests/legacy/sample.db'))
  await page.getByRole('button', { name: 'Send and look at it' }).click()
  await page.getByRole('heading', { name: /Import it\?/ }).waitFor({ timeout: 60_000 })
  await page.getByLabel('Where the old system stood').selectOption('Europe/Oslo')
  await page.getByRole('button', { name: /Dry run/ }).click()
  await page.getByRole('heading', { name: 'Import it now?' }).waitFor({ timeout: 60_000 })
  const problem = page.locator('main a[href*="/problems/"]').first()
  const href = (await problem.count()) > 0 ? await problem.getAttribute('href') : null
  return [addressOf(page), ...(href ? [href] : [])]
}

/** A change that cannot be taken back any more, because something newer stands on it. @param {Page} page @param {Client} db */
async function changeTwice(page, db) {
  const patient = await makePatient(db, 'Sheet Patient 3')
  for (const allergies of ['Latex', 'Penicillin']) {
    await page.goto(`/admin/patients/${patient}/edit`)
    await page.getByLabel('Allergies').fill(allergies)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.waitForURL((url) => !url.pathname.endsWith('/edit'))
  }
  const { rows } = await db.query(
    `select operation_id as id from record_changes where record_id = $1 and operation_id is not null order by seq limit 1`,
    [patient],
  )
  return `/admin/changes/${rows[0]?.id}`
}

/** What agents write, and a second version of a report. @param {Page} page @param {Client} db */
async function writeRest(page, db) {
  await db.query(`
    insert into sessions (id) values ('sheet') on conflict do nothing;
    insert into action_flags (id, session_id, flag_type) values ('sheet', 'sheet', 'review') on conflict do nothing;
    insert into agent_messages (message_id, sender, receiver, message_type, session_id)
    values ('sheet', 'scan-reader', 'report-writer', 'result', 'sheet') on conflict do nothing`)
  const { rows } = await db.query(
    `select superseded_by as id from medical_reports where superseded_by is not null and deleted_at is null limit 1`,
  )
  return ['/admin/flags/sheet', '/admin/messages/sheet', ...(rows[0] ? [`/admin/reports/${rows[0].id}/compare`] : [])]
}
