import { hash } from '@node-rs/argon2'
import type pg from 'pg'
import { checkAccessibility } from '../support/accessibility'
import { expect, test, type Making } from '../support/test'

const newQuestion = '/portal/consultations/questions/new'

/** Rosa lets her daughter, who is a patient too, see everything and write questions. */
async function motherAndDaughter(make: Making, db: pg.Client) {
  const mother = await make.patient('Rosa Berg')
  const daughter = await make.patient('Ana Berg')
  const { rows } = await db.query<{ id: string }>(
    `insert into helper_grants (patient_id, helper_name, helper_email, scope, may_write, invited_at, invite_expires_at,
                                helper_user_id, accepted_at)
     values ($1, 'Ana, my daughter', $2, 'everything', true, now(), now() + interval '14 days', $3, now())
     returning id`,
    [mother.patientId, daughter.email, daughter.userId],
  )
  const end = () =>
    db.query(`update helper_grants set ended_at = now(), ended_reason = 'patient' where id = $1`, [rows[0]!.id])
  const questions = async () => {
    const found = await db.query<{ patient_id: string }>(
      'select patient_id from visit_questions where patient_id = any ($1)',
      [[mother.patientId, daughter.patientId]],
    )
    return found.rows.map(({ patient_id }) => (patient_id === mother.patientId ? 'Rosa' : 'Ana'))
  }
  return { mother, daughter, end, questions }
}

// what is typed for whom one may help no longer is not kept either
test.use({ expectedComplaints: [/403 \(Forbidden\) .*\/api\/drafts$/] })

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test('a question for the mother is not written into the daughter’s record when the help has ended', async ({
      make,
      db,
      pageOf,
    }) => {
      const { daughter, end, questions } = await motherAndDaughter(make, db)
      const page = await pageOf(daughter, { javaScriptEnabled })
      await page.goto('/portal')
      await page.getByText('More: sharing, words, settings').click()
      await page.getByRole('link', { name: 'People I help' }).click()
      await page.getByRole('button', { name: 'Open their pages' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('For Rosa Berg')
      await page.goto(newQuestion)
      await page.getByLabel('Your question').fill('Can she drive?')
      await end()
      await page.getByRole('button', { name: 'Save this question' }).click()
      const alert = page.getByRole('main').getByRole('alert')
      await expect(alert).toContainText('You are no longer helping Rosa Berg')
      await expect(page.getByLabel('Your question')).toHaveValue('Can she drive?')
      // pressed once more without reading it
      await page.getByRole('button', { name: 'Save this question' }).click()
      await expect(alert).toContainText('nothing was saved')
      expect(await questions()).toEqual([])

      await page.goto('/portal')
      await expect(page).toHaveURL(/\/helping$/)
      await expect(page.getByRole('status')).toContainText('Rosa Berg no longer lets you help')
      if (javaScriptEnabled) await checkAccessibility(page)
      await page.getByRole('button', { name: 'My own pages' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hello, Ana Berg')
    })

    test('who only helps comes to where they choose when the help has ended, and nothing is written', async ({
      make,
      db,
      pageOf,
    }) => {
      const patient = await make.patient('Rosa Berg')
      const [email, password] = [`${crypto.randomUUID()}@example.test`, `${crypto.randomUUID()} of a test`]
      const { rows } = await db.query<{ grant: string; account: string }>(
        `with account as (
           insert into users (name, email, role, password_hash) values ('Hella', $1, 'helper', $2) returning id)
         insert into helper_grants (patient_id, helper_name, helper_email, scope, may_write, invited_at, invite_expires_at,
                                    helper_user_id, accepted_at)
         select $3, 'Hella', $1, 'everything', true, now(), now(), id, now() from account
         returning id as "grant", helper_user_id as account`,
        [email, await hash(password), patient.patientId],
      )
      const page = await pageOf({ userId: rows[0]!.account, name: 'Hella', email, password }, { javaScriptEnabled })
      await page.goto('/helping')
      await page.getByRole('button', { name: 'Open their pages' }).click()
      await expect(page).toHaveURL('/portal')
      await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText([
        'The next appointment',
        'What is new',
        'The record',
      ])
      await page.goto(newQuestion)
      await page.getByLabel('Your question').fill('Can she drive?')
      await db.query(`update helper_grants set ended_at = now(), ended_reason = 'patient' where id = $1`, [
        rows[0]!.grant,
      ])
      await page.getByRole('button', { name: 'Save this question' }).click()

      await expect(page.getByRole('main').getByRole(javaScriptEnabled ? 'alert' : 'status')).toContainText(
        javaScriptEnabled ? 'You are no longer helping Rosa Berg' : 'Rosa Berg no longer lets you help',
      )
      const written = await db.query('select from visit_questions where patient_id = $1', [patient.patientId])
      expect(written.rowCount).toBe(0)
    })

    test('a page opened as one’s own is not written into the record of somebody one helps since', async ({
      make,
      db,
      pageOf,
    }) => {
      const { daughter, questions } = await motherAndDaughter(make, db)
      const own = await pageOf(daughter, { javaScriptEnabled })
      await own.goto(newQuestion)
      await own.getByLabel('Your question').fill('Can I drive?')
      const other = await own.context().newPage()
      await other.goto('/helping')
      await other.getByRole('button', { name: 'Open their pages' }).click()
      await expect(other.getByRole('heading', { level: 1 })).toHaveText('For Rosa Berg')

      await own.getByRole('button', { name: 'Save this question' }).click()
      await expect(own.getByRole('main').getByRole('alert')).toContainText('You are helping Rosa Berg now')
      await expect(own.getByLabel('Your question')).toHaveValue('Can I drive?')
      expect(await questions()).toEqual([])

      await other.getByRole('button', { name: 'Stop acting for them' }).click()
      await expect(other).toHaveURL(/\/helping$/)
      await own.getByRole('button', { name: 'Save this question' }).click()
      await expect(own).toHaveURL('/portal/consultations/questions')
      expect(await questions()).toEqual(['Ana'])
    })
  })
}

test('after a lost session one who helps is asked whose pages they want, and nothing is offered in another record', async ({
  make,
  db,
  pageOf,
}) => {
  const { daughter, questions } = await motherAndDaughter(make, db)
  const page = await pageOf(daughter, { javaScriptEnabled: false })
  await page.goto('/helping')
  await page.getByRole('button', { name: 'Open their pages' }).click()
  await expect(page).toHaveURL('/portal')
  await page.goto(newQuestion)
  await page.getByLabel('Your question').fill('Can she drive?')
  await db.query(`update login_sessions set last_seen_at = now() - interval '40 minutes' where user_id = $1`, [
    daughter.userId,
  ])
  await page.getByRole('button', { name: 'Save this question' }).click()
  await page.getByLabel('E-mail address or user name').fill(daughter.email)
  await page.getByLabel('Password', { exact: true }).fill(daughter.password)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect(page).toHaveURL(/\/helping$/)
  await expect(page.getByRole('status')).toContainText('You were helping Rosa Berg')

  await page.getByRole('button', { name: 'My own pages' }).click()
  await page.goto(newQuestion)
  await expect(page.getByText('Can she drive?')).toHaveCount(0)

  await page.goto('/helping')
  await page.getByRole('button', { name: 'Open their pages' }).click()
  await expect(page).toHaveURL('/portal')
  await page.goto(newQuestion)
  const offer = page.getByRole('region', { name: 'What you wrote before' })
  await expect(offer).toContainText('Can she drive?')
  await offer.getByRole('link', { name: 'Put it back' }).click()
  await page.getByRole('button', { name: 'Save this question' }).click()
  await expect(page.getByRole('main')).toContainText('You wrote this for them.')
  expect(await questions()).toEqual(['Rosa'])
})

test('the patient and their doctor read that somebody who helps wrote a question', async ({ make, db, pageOf }) => {
  const { mother, daughter } = await motherAndDaughter(make, db)
  const doctor = await make.doctor()
  await make.assignment(doctor, mother)
  const page = await pageOf(daughter)
  await page.goto('/helping')
  await page.getByRole('button', { name: 'Open their pages' }).click()
  await expect(page).toHaveURL('/portal')
  await page.goto(newQuestion)
  await page.getByLabel('Your question').fill('Can she drive?')
  await page.getByRole('button', { name: 'Save this question' }).click()
  await expect(page).toHaveURL('/portal/consultations/questions')

  const mine = await pageOf(mother)
  await mine.goto('/portal/consultations/questions')
  await expect(mine.getByRole('link', { name: /Can she drive/ })).toContainText('Ana, my daughter wrote this for you.')
  const clinic = await pageOf(doctor)
  await clinic.goto(`/clinic/patients/${mother.patientId}`)
  await expect(clinic.getByRole('region', { name: 'The patient wants to ask' })).toContainText(
    'written by somebody who helps',
  )
})

test('what was given stands when one part of it is changed, and time that ran out is given anew', async ({
  make,
  db,
  pageOf,
}) => {
  const { mother } = await motherAndDaughter(make, db)
  const setEnd = (when: string) =>
    db.query(`update helper_grants set ends_at = now() + $2::interval where patient_id = $1`, [mother.patientId, when])
  await setEnd('100 days')
  const page = await pageOf(mother)
  await page.goto('/portal/sharing')
  await page.getByRole('link', { name: /Ana, my daughter/ }).click()

  await page.getByRole('link', { name: 'Change what' }).click()
  await expect(page.getByRole('radio', { name: 'Everything' })).toBeChecked()
  await page.getByRole('radio', { name: 'My reports' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('the person must see everything')
  await expect(page.getByRole('checkbox')).toBeChecked()
  await page.getByRole('checkbox').uncheck()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('region', { name: 'What this person may do' })).toContainText('Sees my reports')

  await page.getByRole('link', { name: 'Change until when' }).click()
  await expect(page.getByRole('radio', { name: /as it is now/ })).toBeChecked()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('link', { name: 'Change until when' })).toBeVisible()

  await setEnd('-1 day')
  await page.reload()
  await expect(page.getByRole('main')).toContainText('The time you gave is over.')
  await page.getByRole('link', { name: /Let this person help again/ }).click()
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0)
  await page.getByRole('radio', { name: 'For one month from today' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('main')).toContainText('Helps you since')

  await db.query(
    `update helper_grants set ended_at = now() - interval '31 days', ended_reason = 'patient' where patient_id = $1`,
    [mother.patientId],
  )
  await page.reload()
  await expect(page.getByRole('region', { name: 'What this person could do' })).toContainText('Saw my reports')
  await expect(page.getByRole('button', { name: 'Let this person help again' })).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Should this person help again?' })).toBeVisible()
})

test('an invitation whose e-mail could not be sent says so', async ({ make, db, pageOf }) => {
  const patient = await make.patient('Invites Somebody')
  const { rows } = await db.query<{ id: string }>(
    `insert into helper_grants (patient_id, helper_name, helper_email, invited_at, invite_expires_at)
     values ($1, 'Ole', 'ole@example.test', now(), now() + interval '14 days') returning id`,
    [patient.patientId],
  )
  await db.query(
    `insert into mails (kind, address, subject_id, status, error_class, not_after)
     values ('helper-invitation', 'ole@example.test', $1, 'failed', 'refused', now())`,
    [rows[0]!.id],
  )
  const page = await pageOf(patient)
  await page.goto(`/portal/sharing/${rows[0]!.id}`)
  await expect(page.getByRole('region', { name: 'The invitation' })).toContainText('The e-mail could not be sent')
  await checkAccessibility(page)
})
