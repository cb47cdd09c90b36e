import { refusalOf } from '../support/refusal.ts'
import { expect, test } from '../support/test.ts'

for (const statement of [
  "update audit_events set outcome = 'denied'",
  'delete from audit_events',
  'truncate audit_events',
]) {
  test(`"${statement}" is refused, for the owner too`, async ({ db, make }) => {
    await make.patient()
    const {
      rows: [before],
    } = await db.query('select count(*) from audit_events')

    const refused = await refusalOf(db.query(statement))

    expect(refused).toMatchObject({ code: 'SB004' })
    expect((await db.query('select count(*) from audit_events')).rows).toEqual([before])
  })
}

for (const table of [
  'patients',
  'doctor_patient_assignments',
  'sessions',
  'consultations',
  'mri_scans',
  'predictions',
  'medical_reports',
]) {
  test(`TRUNCATE of ${table} is refused, with and without what hangs on it`, async ({ db }) => {
    expect(await refusalOf(db.query(`truncate ${table} cascade`))).toMatchObject({ code: 'SB001' })
  })
}

for (const table of ['users', 'doctors', 'deletions']) {
  test(`TRUNCATE of ${table} does not reach the record by cascade`, async ({ db }) => {
    expect(await refusalOf(db.query(`truncate ${table} cascade`))).toMatchObject({ code: 'SB001' })
  })
}
