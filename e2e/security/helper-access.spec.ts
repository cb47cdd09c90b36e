import { hash } from '@node-rs/argon2'
import fs from 'node:fs'
import type pg from 'pg'
import type { BrowserContext } from '@playwright/test'
import { expect, logIn, test, type Making } from '../support/test'

type Scope = 'appointments' | 'reports' | 'everything'

const manifest = JSON.parse(fs.readFileSync('.next/app-path-routes-manifest.json', 'utf8')) as Record<string, string>
const portal = [...new Set(Object.values(manifest))]
  .filter((route) => /^\/(portal|api\/portal)(\/|$)/.test(route))
  .sort()

/** What stands only in one part of the record, so that finding it tells which part was read. */
const marks = { visit: 'Markedfinding', medicine: 'Markedmedicine', report: 'Markedreport', note: 'Markednote' }

async function markedRecord(make: Making, db: pg.Client) {
  const patient = await make.patient('Helped Patient')
  const doctor = await make.doctor('Dr Helping')
  await make.assignment(doctor, patient)
  const { rows } = await db.query<Record<string, string>>(
    `with visit as (
       insert into consultations (patient_id, doctor_id, consultation_date, status, findings, diagnosis, prescription, signed_at)
       values ($1, $2, now() - interval '9 days', 'completed', $3, $3, $3, now()) returning id
     ), next as (
       insert into consultations (patient_id, doctor_id, consultation_date, status)
       values ($1, $2, now() + interval '400 days' + random() * interval '100 days', 'scheduled') returning id
     ), medicine as (
       insert into patient_medications (patient_id, name, dose, as_needed) values ($1, $4, '1 tablet', true) returning id
     ), session as (
       insert into sessions (patient_id) values ($1) returning id
     ), report as (
       insert into medical_reports (session_id, report_type, title, content, report_status, released_at)
       select id, 'patient', $5, $5, 'final', now() from session returning id
     ), note as (
       insert into patient_timeline (patient_id, event_type, event_title, event_date) values ($1, 'note', $6, now()) returning id
     )
     select visit.id as visit, next.id as next, report.id as report, note.id as note from visit, next, report, note`,
    [patient.patientId, doctor.doctorId, marks.visit, marks.medicine, marks.report, marks.note],
  )
  return { patient, ids: rows[0]! }
}

async function helperOf(db: pg.Client, patientId: string, scope: Scope) {
  const unique = crypto.randomUUID().slice(0, 8)
  const [password, email] = [`${crypto.randomUUID()} of a test`, `${unique}@example.test`]
  const { rows } = await db.query<{ id: string }>(
    `with account as (
       insert into users (name, email, role, password_hash) values ('Access Helper', $1, 'helper', $2) returning id)
     insert into helper_grants (patient_id, helper_name, helper_email, scope, invited_at, invite_expires_at, helper_user_id, accepted_at)
     select $3, 'Access Helper', $1, $4, now(), now(), id, now() from account returning id`,
    [email, await hash(password), patientId, scope],
  )
  return { grantId: rows[0]!.id, login: { email, password } }
}

/** The text of everything that opens, with its status. */
async function openAll(context: BrowserContext, ids: Record<string, string>) {
  const found: Record<string, { status: number; text: string }> = {}
  for (const route of portal) {
    const address = route.replaceAll(/\[(\w+)\]/g, (_, name: string) => {
      if (name === 'reportId') return ids.report!
      if (name === 'entryId') return ids.note!
      if (name === 'consultationId') return ids.next!
      return name === 'term' ? 'stage' : 'no-such-id'
    })
    const answer = await context.request.get(address, { maxRedirects: 0 })
    found[route] = { status: answer.status(), text: await answer.text() }
  }
  return found
}

const seenWith: Record<Scope, (keyof typeof marks)[]> = {
  appointments: [],
  reports: ['report'],
  everything: ['visit', 'medicine', 'report', 'note'],
}
const notForHelpers = /^\/portal\/(sharing|my-data|corrections|who-looked)(\/|$)/

for (const scope of ['appointments', 'reports', 'everything'] as const)
  test(`a helper with "${scope}" opens every page of the portal and finds that part alone`, async ({
    make,
    db,
    browser,
  }) => {
    const { patient, ids } = await markedRecord(make, db)
    const { grantId, login } = await helperOf(db, patient.patientId, scope)
    const context = await browser.newContext()
    const page = await context.newPage()
    await logIn(page, login)
    await page.goto('/helping')
    await page.getByRole('button', { name: 'Open their pages' }).click()
    await expect(page).toHaveURL(/\/portal$/)

    const found = await openAll(context, ids)
    const failed = Object.entries(found).filter(([, { status }]) => status >= 500)
    expect(failed.map(([route]) => route)).toEqual([])
    const text = Object.values(found)
      .map((answer) => answer.text)
      .join('\n')
    const seen = (Object.keys(marks) as (keyof typeof marks)[]).filter((part) => text.includes(marks[part]))
    expect(seen).toEqual(seenWith[scope])
    const ofThePatient = Object.entries(found).filter(
      ([route, { status }]) => notForHelpers.test(route) && status < 400,
    )
    expect(ofThePatient.map(([route]) => route)).toEqual([])
    for (const elsewhere of ['/admin', '/clinic', '/admin/patients'])
      expect((await context.request.get(elsewhere, { maxRedirects: 0 })).status()).toBe(403)

    await db.query(`update helper_grants set ended_at = now(), ended_reason = 'patient' where id = $1`, [grantId])
    const afterwards = await openAll(context, ids)
    const still = Object.entries(afterwards).filter(
      ([, { status, text: words }]) => status < 300 && words.includes('Helped Patient'),
    )
    expect(still.map(([route]) => route)).toEqual([])
    const open = Object.entries(afterwards).filter(([route, { status }]) => route.startsWith('/portal') && status < 300)
    expect(open.map(([route]) => route)).toEqual([])
    await context.close()
  })
