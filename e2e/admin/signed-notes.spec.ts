import { expect, test } from '../support/test'

test('an administrator reads whether a note is signed and what was amended in it, and edits only the rest', async ({
  pageOf,
  make,
  db,
}) => {
  const [doctor, patient] = [await make.doctor('Signe Signed'), await make.patient('Nils Note')]
  const write = async (at: string, signedAt: string | null) => {
    const { rows } = await db.query<{ id: string }>(
      `insert into consultations (patient_id, doctor_id, consultation_date, consultation_type, status, duration_minutes,
                                  notes, signed_at, signed_by)
       values ($1, $2, $3, 'in-person', 'completed', 30, E'Two lines\\nof it', $4::timestamptz, case when $4 is not null then $5::text end)
       returning id`,
      [patient.patientId, doctor.doctorId, at, signedAt, doctor.userId],
    )
    return rows[0]!.id
  }
  const page = await pageOf('admin')
  await page.goto(`/admin/consultations/${await write('2026-03-03T09:00:00Z', null)}`)
  await expect(page.getByText('Draft, not signed')).toBeVisible()

  const signed = await write('2026-03-02T09:00:00Z', '2026-03-02T11:00:00Z')
  await db.query(
    `insert into consultation_amendments (consultation_id, field, before, after, reason, amended_by)
     values ($1, 'notes', 'One line', E'Two lines\\nof it', 'Left out', $2)`,
    [signed, doctor.userId],
  )
  await page.goto(`/admin/consultations/${signed}`)
  await expect(page.getByText('Signed, amended once')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Amendments' })).toContainText('Left out')
  await expect(page.getByRole('button', { name: /scheduled appointment again/ })).toHaveCount(0)

  await page.getByRole('link', { name: 'Edit' }).click()
  await expect(page.getByLabel('Notes')).toHaveCount(0)
  await page.getByLabel('Fee').fill('80')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: '2 Mar 2026, 10:00 to 10:30' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('80.00')
})
