import type pg from 'pg'
import { mismatchesOf, noMismatches, statisticsOf, timelineOf } from './support/derived.ts'
import type { Make } from './support/make.ts'
import { expect, test } from './support/test.ts'

/** Every way in which derived rows can be wrong, and what the database says of it. */
const damages = [
  {
    damage: 'a wrong count',
    sql: 'update patient_statistics set total_reports = 7 where patient_id = $1',
    problem: 'figures differ',
  },
  {
    damage: 'a wrong stage',
    sql: 'update patient_statistics set disease_stage = 5 where patient_id = $1',
    problem: 'figures differ',
  },
  {
    damage: 'a wrong date',
    sql: "update patient_statistics set last_visit_date = '1999-01-01' where patient_id = $1",
    problem: 'figures differ',
  },
  { damage: 'a missing row', sql: 'delete from patient_statistics where patient_id = $1', problem: 'row missing' },
  {
    damage: 'a missing entry',
    sql: "delete from patient_timeline where patient_id = $1 and event_type = 'scan'",
    problem: 'entry missing',
  },
  {
    damage: 'a wrong severity',
    sql: "update patient_timeline set severity = 'low' where patient_id = $1 and event_type = 'scan'",
    problem: 'entry differs from its record',
  },
  {
    damage: 'an entry too much',
    sql: `insert into patient_timeline (patient_id, event_type, event_title, related_table, related_id)
          values ($1, 'scan', 'Ghost', 'mri_scans', 'no-such-scan')`,
    problem: 'entry without a record that belongs on the timeline',
  },
]

for (const { damage, sql, problem } of damages) {
  test(`${damage} is found, and the repair mends it without touching the rest`, async ({ db, make }) => {
    const patient = await patientWithRecord(make)
    const right = { figures: await statisticsOf(db, patient), entries: await timelineOf(db, patient) }

    await db.query(sql, [patient.id])
    const found = await mismatchesOf(db)
    const {
      rows: [repaired],
    } = await db.query<{ rows: string }>('select app.rebuild_statistics() + app.rebuild_timeline() as rows')

    expect([...found.statistics, ...found.timeline]).toMatchObject([{ problem }])
    expect(repaired).toEqual({ rows: problem === 'entry differs from its record' ? '2' : '1' })
    expect({ figures: await statisticsOf(db, patient), entries: await timelineOf(db, patient) }).toEqual(right)
    expect(await mismatchesOf(db)).toEqual(noMismatches)
  })
}

test('a row of a patient in the trash is one too many', async ({ db, make }) => {
  const patient = await make.patient()
  await db.query('update patients set deleted_at = now() where patient_id = $1', [patient.id])
  await db.query('insert into patient_statistics (patient_id) values ($1)', [patient.id])

  const found = await mismatchesOf(db)
  await db.query('select app.rebuild_statistics()')

  expect(found.statistics).toEqual([{ patient_id: patient.id, problem: 'row without a living patient' }])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('a repair where nothing is wrong writes nothing', async ({ db, make }) => {
  await patientWithRecord(make)

  const { rows } = await db.query('select app.rebuild_statistics() as statistics, app.rebuild_timeline() as timeline')

  expect(rows).toEqual([{ statistics: '0', timeline: '0' }])
})

test('a check that an administrator asks for counts what is wrong, and repairs only when asked to', async ({
  db,
  make,
  as,
}) => {
  const admin = await make.admin()
  const patient = await patientWithRecord(make)
  await db.query('update patient_statistics set total_reports = 7 where patient_id = $1', [patient.id])
  const ask = (repair: boolean) =>
    as(admin, async (client) => {
      await client.query('insert into integrity_checks (repair, requested_by) values ($1, $2)', [repair, admin.userId])
    })

  await ask(false)
  const found = await runCheck(db)
  await ask(true)
  const repaired = await runCheck(db)

  expect(found).toMatchObject({
    status: 'done',
    statistics_mismatches: 1,
    timeline_mismatches: 0,
    repaired_rows: null,
    examples: { statistics: [{ patient_id: patient.id, problem: 'figures differ' }], timeline: [] },
  })
  expect(repaired).toMatchObject({
    status: 'done',
    statistics_mismatches: 0,
    timeline_mismatches: 0,
    repaired_rows: '1',
  })
})

test('rows loaded with the triggers off are right after a rebuild, and the triggers are on again', async ({
  db,
  make,
}) => {
  const { doctor, patient } = await make.careTeam()
  await db.query('begin')
  await db.query('select app.set_derivation(false)')
  await make.consultation({ doctor, patient })
  const session = await make.session(patient)
  await make.scan(session, { patient_id: patient.id })
  const whileOff = await mismatchesOf(db)
  await db.query('select app.rebuild_statistics(), app.rebuild_timeline(), app.set_derivation(true)')
  await db.query('commit')
  await make.report(session)

  expect(whileOff.statistics).toHaveLength(1)
  expect(whileOff.timeline).toHaveLength(2)
  expect(await statisticsOf(db, patient)).toMatchObject({
    total_consultations: 1,
    total_mri_scans: 1,
    total_reports: 1,
  })
  const { rows } = await db.query("select tgname from pg_trigger where tgenabled <> 'O'")
  expect(rows).toEqual([])
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})

test('every trigger of the record is off while derivation is off', async ({ db }) => {
  await db.query('begin')
  await db.query('select app.set_derivation(false)')
  const { rows } = await db.query(
    `select tgrelid::regclass::text as table, tgname from pg_trigger t
      where not tgisinternal and tgenabled = 'O'
        and tgname ~ '^(update_stats_on|timeline_on|fill_patient_on|attach_session|bump_version|audit_)'
        and tgrelid::regclass::text in (select name from app.record_tables)`,
  )
  await db.query('rollback')

  expect(rows).toEqual([])
})

async function patientWithRecord(make: Make) {
  const { doctor, patient } = await make.careTeam()
  const session = await make.session(patient)
  await make.scan(session)
  await make.prediction(session)
  await make.report(session)
  await make.consultation({ doctor, patient })
  return patient
}

/** As the worker does: it takes the check that waits, and writes down what it found. */
async function runCheck(db: pg.Client) {
  const {
    rows: [waiting],
  } = await db.query<{ id: string }>("select id from integrity_checks where status = 'requested'")
  await db.query('select app.run_integrity_check($1)', [waiting?.id])
  const {
    rows: [done],
  } = await db.query<object>('select * from integrity_checks where id = $1', [waiting?.id])
  return done
}
