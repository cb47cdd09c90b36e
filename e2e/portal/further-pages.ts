import { createHash } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import type { Page } from '@playwright/test'
import type pg from 'pg'
import { recordsOfThePortal } from '../security/portal-records'
import { logIn, type Making } from '../support/test'

/** Pages of one thing that only the demo patient's own records open, and pages outside the portal that patients use. */
export async function furtherAddresses(db: pg.Client): Promise<string[]> {
  const { questionId, correctionId, grantId, archiveId } = await recordsOfThePortal(db)
  const draft = 'comfort-draft'
  await db.query(
    `insert into correction_requests (id, patient_id, about, wrong, should_say)
     select $1, p.patient_id, 'visits', 'A test', 'A test' from patients p join users u on u.id = p.user_id
      where u.email = 'patient@example.test' on conflict do nothing`,
    [draft],
  )
  const question = `/portal/consultations/questions/${questionId}`
  const sharing = `/portal/sharing/${grantId}`
  return [
    question,
    `${question}/answer`,
    `${question}/change`,
    `/portal/corrections/${correctionId}`,
    `/portal/corrections/${draft}`,
    `/portal/corrections/${draft}/wrong`,
    `/portal/corrections/${draft}/should-say`,
    sharing,
    `${sharing}/what`,
    `${sharing}/until`,
    `/portal/my-data/${archiveId}`,
    '/account',
    '/helping',
  ]
}

/** Pages that open to everybody, among them one that chooses a password and one whose link no longer works. */
export async function openAddresses(db: pg.Client): Promise<string[]> {
  const token = crypto.randomUUID()
  await db.query(
    `insert into one_time_links (token_hash, purpose, user_id, expires_at)
     select $1, 'password-reset', id, now() + interval '1 hour' from users where email = 'patient@example.test'`,
    [createHash('sha256').update(token).digest()],
  )
  return [
    '/forgot-password',
    '/forgot-password/sent',
    `/welcome/${token}`,
    '/welcome/a-link-that-was-never-made',
    '/helping/accept/an-invitation-that-was-never-made',
    '/access-denied',
  ]
}

/** Somebody who helps with everything, in the pages of the person they help: the banner stands above each. */
export async function actAsHelper(page: Page, make: Making, db: pg.Client): Promise<void> {
  const patient = await make.patient('A Person With A Rather Long Name Who Is Helped')
  const [email, password] = [`${crypto.randomUUID()}@example.test`, `${crypto.randomUUID()} of a test`]
  await db.query(
    `with account as (
       insert into users (name, email, role, password_hash) values ('Comfort Helper', $1, 'helper', $2) returning id)
     insert into helper_grants (patient_id, helper_name, helper_email, scope, may_write, invited_at, invite_expires_at,
                                helper_user_id, accepted_at)
     select $3, 'Comfort Helper', $1, 'everything', true, now(), now(), id, now() from account`,
    [email, await hash(password), patient.patientId],
  )
  await logIn(page, { email, password })
  await page.goto('/helping')
  await page.getByRole('button', { name: 'Open their pages' }).click()
  await page.waitForURL('/portal')
}
