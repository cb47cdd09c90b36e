import type { Page } from '@playwright/test'
import { expect, test } from '../support/test'

const sidebar = (page: Page) => page.getByRole('navigation', { name: 'Main' })

for (const javaScriptEnabled of [true, false])
  test(`a saved view is put into the sidebar with its count and taken out again, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    pageOf,
    make,
    db,
  }) => {
    const admin = await make.admin()
    const name = `Of stage two ${admin.userId.slice(-4)}`
    await db.query(
      `insert into saved_views (id, owner_id, list, name, state)
       values ($1 || '-view', $1, 'patients', $2, $3)`,
      [admin.userId, name, JSON.stringify({ filters: [{ column: 'stage', operator: 'is', values: ['2'] }] })],
    )
    const {
      rows: [{ count }],
    } = await db.query(
      `select count(*)::integer as count from patient_statistics s join patients p using (patient_id)
        where s.disease_stage = 2 and p.deleted_at is null`,
    )
    const page = await pageOf(admin, { javaScriptEnabled })

    await page.goto(`/admin/patients?view=${admin.userId}-view`)
    await expect(sidebar(page).getByRole('link', { name })).toHaveCount(0)
    await page.getByRole('link', { name: 'View options…' }).click()
    await page.getByRole('button', { name: 'Show in the sidebar' }).click()

    const pinned = sidebar(page).getByRole('link', { name })
    await expect(pinned).toHaveAccessibleName(new RegExp(`^${name} ?,? ${count} patients?$`))
    await expect(pinned).toHaveAttribute('aria-current', 'page')
    await page.goto('/admin/jobs')
    await pinned.click()
    await expect(page.getByRole('link', { name: 'Change filter: Model stage is Stage 2' })).toBeVisible()

    await page.goto('/admin/views')
    await page.getByRole('button', { name: new RegExp(`^Take out of the sidebar ?: ${name}$`) }).click()
    await expect(page.getByRole('button', { name: new RegExp(`^Show in the sidebar ?: ${name}$`) })).toBeVisible()
    await expect(pinned).toHaveCount(0)
  })
