import { refusalOf } from '../support/refusal.ts'
import { mismatchesOf, noMismatches } from '../support/derived.ts'
import { expect, test } from '../support/test.ts'

for (const kind of ['diagnosis', 'treatment', 'note'] as const) {
  test(`no trigger touches a ${kind} that somebody wrote, whatever happens to the record`, async ({ db, make }) => {
    const { doctor, patient } = await make.careTeam()
    const entry = await make.note(patient, { event_type: kind, event_title: 'Written by hand', severity: 'critical' })
    const read = () => db.query('select *, xmin from patient_timeline where id = $1', [entry.id])
    const { rows: before } = await read()

    const session = await make.session(patient)
    const scan = await make.scan(session)
    const visit = await make.consultation({ doctor, patient })
    await db.query("update consultations set status = 'cancelled' where id = $1", [visit.id])
    await db.query('delete from mri_scans where id = $1', [scan.id])
    await db.query('update patients set deleted_at = now() where patient_id = $1', [patient.id])
    await db.query('update patients set deleted_at = null where patient_id = $1', [patient.id])
    await db.query('select app.rebuild_timeline()')

    expect((await read()).rows).toEqual(before)
    expect(await mismatchesOf(db)).toEqual(noMismatches)
  })
}

test('an entry names both a table and a record, or neither', async ({ db, make }) => {
  const patient = await make.patient()
  const note = await make.note(patient)

  const refused = await refusalOf(db.query("update patient_timeline set related_id = 'x' where id = $1", [note.id]))

  expect(refused).toEqual({ code: '23514', constraint: 'patient_timeline_related_together' })
})

test('a record has one entry', async ({ db, make }) => {
  const patient = await make.patient()
  const scan = await make.scan(await make.session(patient))

  const refused = await refusalOf(
    db.query(
      `insert into patient_timeline (patient_id, event_type, event_title, related_table, related_id)
     values ($1, 'scan', 'again', 'mri_scans', $2)`,
      [patient.id, scan.id],
    ),
  )

  expect(refused).toEqual({ code: '23505', constraint: 'patient_timeline_one_per_record' })
})
