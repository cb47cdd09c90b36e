import { refusalOf } from '../support/refusal.ts'
import { expect, test } from '../support/test.ts'

test('every table with a version and a time of the last edit counts its edits itself', async ({ db }) => {
  const { rows } = await db.query(
    `select c.relname from pg_class c
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'version')
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'updated_at')
        and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'bump_version')`,
  )

  expect(rows).toEqual([])
})

test('each edit counts the version up by one, whatever the writer says it is', async ({ db, make }) => {
  const patient = await make.patient()

  await db.query("update patients set allergies = 'Penicillin' where patient_id = $1", [patient.id])
  const {
    rows: [edited],
  } = await db.query<{ version: number; updated_at: Date; created_at: Date }>(
    'update patients set version = 40, updated_at = $2 where patient_id = $1 returning version, updated_at, created_at',
    [patient.id, '1999-01-01'],
  )

  expect(edited?.version).toBe(3)
  expect(edited?.updated_at.getTime()).toBeGreaterThan(new Date('2000-01-01').getTime())
})

test('of two who edit the same version, the second changes nothing', async ({ db, connect, make }) => {
  const patient = await make.patient()
  const other = await connect()
  const save = (client: typeof db, allergies: string) =>
    client.query('update patients set allergies = $2 where patient_id = $1 and version = 1', [patient.id, allergies])

  const answers = await Promise.all([save(db, 'Penicillin'), save(other, 'Latex')])

  expect(answers.map(({ rowCount }) => rowCount).sort()).toEqual([0, 1])
})

test('an entry that follows its record has no versions; one written by hand has', async ({ db, make }) => {
  const { doctor, patient } = await make.careTeam()
  const note = await make.note(patient)
  const visit = await make.consultation({ doctor, patient })

  await db.query("update patient_timeline set event_title = 'Called again' where id = $1", [note.id])
  await db.query("update consultations set chief_complaint = 'Falls' where id = $1", [visit.id])

  const { rows } = await db.query(
    'select event_type, version from patient_timeline where patient_id = $1 order by event_type',
    [patient.id],
  )
  expect(rows).toEqual([
    { event_type: 'consultation', version: 1 },
    { event_type: 'note', version: 2 },
  ])
})

test('a generated column cannot be written', async ({ db, make }) => {
  const patient = await make.patient()

  const refused = await refusalOf(
    db.query("update patients set name_key = 'somebody else' where patient_id = $1", [patient.id]),
  )

  expect(refused).toMatchObject({ code: '428C9' })
})
