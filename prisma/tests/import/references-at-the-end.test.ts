import { contentOf, likenessOf } from './support/content.ts'
import { flag, report, scan, session } from './support/legacy-rows.ts'
import { expect, sampleFile, test } from './support/test.ts'

test('a large import, whose foreign keys are proven together at its end, brings exactly what a small one brings', async ({
  target,
  other,
}) => {
  const small = await target.importFile(sampleFile, { manyRows: Infinity })
  const large = await other.importFile(sampleFile, { manyRows: 0 })

  expect(large.tables).toEqual(small.tables)
  expect(large.derived).toEqual(small.derived)
  expect(large.mismatches).toEqual({ statistics: 0, timeline: 0 })
  expect(await likenessOf(other.db)).toEqual(await likenessOf(target.db))
})

test('references that dangle in the file are taken out of a large import as well', async ({ target }) => {
  const imported = await target.importRows(
    {
      sessions: [session({ id: 'S', doctor_id: 'gone' })],
      mri_scans: [scan({ id: 'M', session_id: 'S' }), scan({ id: 'N', session_id: 'gone' })],
      medical_reports: [report({ id: 'T', session_id: 'S', prediction_id: 'gone' })],
    },
    {},
    { manyRows: 0 },
  )
  expect(imported.tables.mri_scans).toMatchObject({ read: 2, quarantined: 1 })
  expect(await target.all('select session_id, prediction_id from medical_reports')).toEqual([
    { session_id: 'S', prediction_id: null },
  ])
})

test('each foreign key of a record is looked at: a row that refers to what is not there is named', async ({
  target: { db, make },
}) => {
  const patient = await make.patient()
  await db.query('begin')
  await db.query('set local session_replication_role = replica')
  const dangling = async () => (await db.query('select * from staging.dangling_references(1)')).rows

  expect(await dangling()).toEqual([])
  await db.query("insert into sessions (id, patient_id, import_run) values ('S1', 'nobody', 1), ('S2', $1, 1)", [
    patient.id,
  ])
  await db.query("insert into patient_statistics (patient_id) values ('nobody')")
  expect(await dangling()).toEqual([
    { constraint_name: 'patient_statistics_patient_id_fkey', missing: '1' },
    { constraint_name: 'sessions_patient_id_fkey', missing: '1' },
  ])
  await db.query('rollback')
})

test('a row that came to refer to nothing takes the whole import back', async ({ target }) => {
  await target.db.query(`
    create function public.lose_the_session() returns trigger language plpgsql as
      $$ begin new.session_id := 'nowhere'; return new; end $$;
    create trigger lose_the_session before insert on public.action_flags for each row execute function public.lose_the_session();
    alter table public.action_flags enable always trigger lose_the_session`)
  const before = await contentOf(target.db, { without: ['import_runs'] })

  await expect(
    target.importRows(
      { sessions: [session({ id: 'S' })], action_flags: [flag({ id: 'F', session_id: 'S' })] },
      {},
      { manyRows: 0 },
    ),
  ).rejects.toThrow(/Rows refer to what is not there: action_flags_session\w* \(1\)/)
  expect(await contentOf(target.db, { without: ['import_runs'] })).toEqual(before)
})
