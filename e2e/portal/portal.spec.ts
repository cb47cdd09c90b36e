import { expect, test } from '../support/test'

const pages = [
  ['/portal', /Hello|Good|Welcome|Home/],
  ['/portal/timeline', /timeline/i],
  ['/portal/doctors', /doctors/i],
  ['/portal/reports', /reports/i],
  ['/portal/consultations', /visits|consultations/i],
  ['/portal/statistics', /numbers|statistics/i],
] as const

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test('every page opens from the one before by its link, says where one is, and reads whole', async ({ pageOf }) => {
      const page = await pageOf('patient', { javaScriptEnabled })
      await page.goto('/portal')
      for (const [address, title] of pages) {
        await page.getByRole('navigation', { name: 'Main' }).locator(`a[href="${address}"]`).first().click()
        await expect(page).toHaveURL(address)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        if (address !== '/portal') await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
        await expect(page.getByRole('heading', { name: 'Need help?' })).toBeVisible()
        await expect(page.getByText(/undefined|NaN|\[object|Invalid Date|null/)).toHaveCount(0)
      }
    })

    test('one can log out', async ({ make, browser }) => {
      const person = await make.patient('Leaving Person')
      const context = await browser.newContext({ javaScriptEnabled })
      const page = await context.newPage()
      await page.goto('/login')
      await page.getByLabel('E-mail address or user name').fill(person.email)
      await page.getByLabel('Password', { exact: true }).fill(person.password)
      await page.getByRole('button', { name: 'Log in', exact: true }).click()
      await expect(page).toHaveURL('/portal')
      await page.getByRole('button', { name: 'Log out' }).click()
      await expect(page).toHaveURL(/\/login/)
      await context.close()
    })
  })
}

test('text is 18 pixels or more, and what one presses at least 48 high and wide', async ({ pageOf }) => {
  const page = await pageOf('patient')
  for (const [address] of pages) {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(address)
      const small = await page.evaluate(() => {
        const findings: string[] = []
        const visible = (element: Element) =>
          element.checkVisibility() &&
          getComputedStyle(element).clipPath !== 'inset(50%)' &&
          element.getBoundingClientRect().width > 1
        for (const element of document.querySelectorAll('a, button, summary, select, input:not([type=hidden])')) {
          if (!visible(element)) continue
          const { width, height } = element.getBoundingClientRect()
          if (width < 47.5 || height < 47.5)
            findings.push(
              `${element.tagName} "${element.textContent?.trim().slice(0, 30)}" ${Math.round(width)}×${Math.round(height)}`,
            )
        }
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
        for (let node = texts.nextNode(); node; node = texts.nextNode()) {
          const element = node.parentElement
          if (
            !element ||
            !node.textContent?.trim() ||
            ['SCRIPT', 'STYLE', 'NOSCRIPT', 'TITLE'].includes(element.tagName) ||
            !visible(element) ||
            element.closest('svg')
          )
            continue
          const size = parseFloat(getComputedStyle(element).fontSize)
          if (size < 18) findings.push(`${size} px: "${node.textContent.trim().slice(0, 30)}"`)
        }
        return findings
      })
      expect.soft(small, `${address} at ${width}`).toEqual([])
    }
  }
})

test('the whole portal is reached by keyboard alone', async ({ pageOf }) => {
  const page = await pageOf('patient')
  await page.goto('/portal')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('#content')).toBeFocused()
  await page.goto('/portal')
  const link = page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /timeline/i })
    .first()
  for (
    let presses = 0;
    presses < 20 && !(await link.evaluate((element) => element === document.activeElement));
    presses += 1
  )
    await page.keyboard.press('Tab')
  await expect(link).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/portal/timeline')
})

test('the timeline shows every kind of event of one’s own, and can be narrowed', async ({ pageOf, db }) => {
  const {
    rows: [{ n }],
  } = await db.query(
    `select count(*)::integer as n from patient_timeline t join patients p using (patient_id) join users u on u.id = p.user_id
      where u.email = 'patient@example.test' and t.deleted_at is null
        and (t.related_table is distinct from 'predictions' or exists (
              select from prediction_reviews v where v.prediction_id = t.related_id and v.ended_at is null))
        and (t.related_table is distinct from 'medical_reports' or exists (
              select from medical_reports r where r.id = t.related_id and r.released_at is not null))`,
  )
  const page = await pageOf('patient')
  await page.goto('/portal/timeline')
  const entries = page.getByRole('main').getByRole('article').or(page.getByRole('main').locator('ol > li'))
  await expect(entries).toHaveCount(Math.min(20, n))
  const before = await page.getByRole('main').innerText()
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Scans/ })
    .click()
  await expect(page).toHaveURL(/type=scan/)
  expect(await page.getByRole('main').innerText()).not.toBe(before)
})

test('a report that is ready can be read, and what a model said is never called a diagnosis', async ({ pageOf }) => {
  const page = await pageOf('patient')
  await page.goto('/portal/reports')
  await page.getByRole('main').locator('a[href^="/portal/reports/"]').first().click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(/A doctor decides what it means for you/)
  await expect(page.getByRole('main')).not.toContainText(/diagnos/i)
})

test('a new patient without any record sees calm empty pages, not errors', async ({ pageOf, make }) => {
  const page = await pageOf(await make.patient('Fresh Person'))
  for (const [address] of pages) {
    const response = await page.goto(address)
    expect(response?.status()).toBe(200)
    await expect(page.getByText(/undefined|NaN|Invalid Date/)).toHaveCount(0)
  }
})
