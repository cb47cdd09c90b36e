import { checkAccessibility } from '../support/accessibility'
import { expect, test } from '../support/test'

test('a patient is assigned: the doctor sees that there is news, reads it, marks it, and mutes such news', async ({
  pageOf,
  make,
}) => {
  const doctor = await make.doctor('Told Thorsen')
  const [first, second] = [await make.patient('News Nilsen'), await make.patient('Quiet Quist')]
  const page = await pageOf(doctor)
  await page.goto('/clinic')
  const bell = (words: string) => page.getByRole('banner').getByRole('link', { name: words })
  await expect(bell('No unread notices')).toBeVisible()

  const admin = await pageOf(await make.admin())
  const assign = async ({ patientId, name }: { patientId: string; name: string }) => {
    await admin.goto(`/admin/assignments/new?patient=${patientId}&doctor=${doctor.doctorId}`)
    await admin.getByRole('button', { name: 'Assign' }).click()
    await expect(admin.getByRole('heading', { name: `Dr Told Thorsen and ${name}` })).toBeVisible()
  }
  await assign(first)

  // the frame stays from page to page, and asks again with each
  await page.getByRole('link', { name: 'My patients' }).first().click()
  await expect(bell('1 unread notice')).toBeVisible()
  await bell('1 unread notice').click()
  const unread = page.getByRole('region', { name: 'Unread' })
  await expect(unread.getByRole('link', { name: 'News Nilsen was assigned to you.' })).toBeVisible()
  await checkAccessibility(page)
  await unread.getByRole('link', { name: 'News Nilsen was assigned to you.' }).click()
  await expect(page.getByRole('heading', { name: 'News Nilsen', level: 1 })).toBeVisible()
  await expect(bell('1 unread notice')).toBeVisible() // what is read says its reader

  await bell('1 unread notice').click()
  await page.getByRole('button', { name: 'Mark as read “News Nilsen was assigned to you.”' }).click()
  await expect(page.getByRole('region', { name: 'Read', exact: true })).toContainText('News Nilsen')
  await expect(bell('No unread notices')).toBeVisible()
  const unmark = page.getByRole('button', { name: 'Mark unread “News Nilsen was assigned to you.”' })
  await expect(unmark).toBeFocused() // it stands where the one that was pressed stood
  await unmark.click()
  await expect(bell('1 unread notice')).toBeVisible()

  await page.getByRole('button', { name: 'Mute “A patient was assigned to me”' }).click()
  await expect(page.getByRole('button', { name: 'Unmute “A patient was assigned to me”' })).toBeVisible()
  await assign(second)
  await page.reload()
  await expect(page.getByRole('main').getByRole('status')).toHaveText('1 unread notice.')
  await expect(page.getByText('Quiet Quist')).toHaveCount(0)
})

test('without scripts, all are marked as read and taken back; nobody else sees them', async ({ pageOf, make, db }) => {
  const [doctor, other] = [await make.doctor('Dr Plain'), await make.doctor('Dr Other')]
  await db.query(
    `insert into notices (user_id, kind, entity, about, entity_id)
     select $1, 'care-ended', 'doctor_patient_assignments', n::text, 'gone' from generate_series(1, 2) n`,
    [doctor.userId],
  )
  const page = await pageOf(doctor, { javaScriptEnabled: false })
  await page.goto('/clinic/notices')
  const unread = page.getByRole('region', { name: 'Unread' }).getByRole('listitem')
  await expect(unread).toHaveText([/Your care of a patient who is no longer yours ended\./, /no longer yours/])
  await expect(unread.getByRole('link')).toHaveCount(0)

  await page.getByRole('button', { name: 'Mark all as read' }).click()
  await expect(page.getByRole('banner').getByRole('link', { name: 'No unread notices' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo: mark 2 as unread again' }).click()
  await expect(page.getByRole('banner').getByRole('link', { name: '2 unread notices' })).toBeVisible()

  const theirs = await pageOf(other)
  await theirs.goto('/clinic/notices')
  await expect(theirs.getByText('Nothing to tell you.')).toBeVisible()
})
