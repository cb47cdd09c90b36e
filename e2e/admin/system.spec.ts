import { aReportRequest } from '../../prisma/seed/factories'
import { insertRow } from '../../prisma/seed/insert-row'
import { expect, test } from '../support/test'

for (const javaScriptEnabled of [true, false])
  test(`an administrator sees how the installation stands, and each number leads to its list, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    pageOf,
    make,
    db,
  }) => {
    const patient = await make.patient()
    await insertRow(
      db,
      'report_status',
      aReportRequest({ id: `e2e-${crypto.randomUUID()}`, patient_id: patient.patientId, status: 'failed' }),
    )
    const page = await pageOf('admin', { javaScriptEnabled })
    await page.goto('/admin/system')
    const main = page.getByRole('main')
    for (const title of ['Work waiting', 'Storage', 'Backups', 'Database', 'Program'])
      await expect(main.getByRole('heading', { name: title, exact: true })).toBeVisible()
    await expect(main.getByRole('table', { name: 'Largest tables' }).getByRole('row')).toHaveCount(11)
    await expect(main).toContainText('Backups that your own tools make')
    await expect(main).not.toContainText(patient.name)
    await expect(main).not.toContainText(/postgres(ql)?:\/\//)

    for (const [number, path] of [
      [/^Reports waiting/, '/admin/requests?f=status:is:pending'],
      [/^Processes that make reports/, '/admin/queue'],
      [/^Rows that differ/, '/admin/integrity'],
      [/^Jobs running/, '/admin/jobs?status=running'],
      [/^Jobs failed/, '/admin/jobs?status=failed-lately'],
      [/^Mails failed/, '/admin/settings#mail'],
      [/^Patients’ own data/, '/admin/audit?f=entity:is:data_archives'],
      [/^Patients to compare/, '/admin/patients/duplicates'],
    ] as const)
      await expect(main.getByRole('link', { name: number })).toHaveAttribute('href', path)

    await main.getByRole('link', { name: /^Reports failed [1-9]/ }).click()
    await expect(page.getByRole('heading', { name: 'Report requests' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Change filter: Status is Failed' })).toBeVisible()
  })

test('doctors and patients find no such page, and that they tried is written down', async ({
  pageOf,
  stranger,
  db,
}) => {
  for (const role of ['doctor', 'patient'] as const) {
    const page = await pageOf(role)
    const answer = await page.request.get('/admin/system')
    expect(answer.status(), role).toBe(403)
    expect(await answer.text()).not.toContain('Largest tables')
  }
  await stranger.goto('/admin/system')
  await expect(stranger).toHaveURL(/\/login/)
  const { rows } = await db.query(
    `select distinct actor_role from audit_events
      where action = 'open' and entity_id = '/admin/system' and outcome = 'denied' order by 1`,
  )
  expect(rows).toEqual([{ actor_role: 'doctor' }, { actor_role: 'patient' }])
})

test('where demo data lie, console and clinic say so on every page, and the portal does not', async ({ pageOf }) => {
  for (const [role, path] of [
    ['admin', '/admin'],
    ['doctor', '/clinic'],
  ] as const) {
    const page = await pageOf(role)
    await page.goto(path)
    await expect(page.getByRole('banner').getByText('This installation: Demo data')).toBeVisible()
  }
  const portal = await pageOf('patient')
  await portal.goto('/portal')
  await expect(portal.getByText('Demo data')).toHaveCount(0)
})
