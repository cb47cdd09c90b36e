import type pg from 'pg'
import { insertRow } from '@/prisma/seed/insert-row.ts'
import type { Make } from '../support/make.ts'
import { expect, test } from '../support/test.ts'

/** A value that would betray itself anywhere. */
const secret = 'Xanthippe of Athens'

/** For each audited table: how a row of it is made, its key, and an edit that writes the secret into a field. */
const audited: Record<string, { key?: string; edited: string; make: (make: Make, db: pg.Client) => Promise<string> }> =
  {
    users: { edited: 'address', make: async (make) => (await make.user({ name: secret })).id },
    doctors: {
      key: 'doctor_id',
      edited: 'hospital_affiliation',
      make: async (make) => (await make.doctor({ specialization: secret })).id,
    },
    patients: {
      key: 'patient_id',
      edited: 'allergies',
      make: async (make) => (await make.patient({ name: secret })).id,
    },
    doctor_patient_assignments: { edited: 'notes', make: async (make) => (await make.careTeam()).assignment.id },
    sessions: { edited: 'input_type', make: async (make) => (await make.session(await make.patient())).id },
    consultations: {
      edited: 'notes',
      make: async (make) => (await make.consultation(await make.careTeam(), { diagnosis: secret })).id,
    },
    mri_scans: { edited: 'original_filename', make: async (make) => (await make.scan(await make.session(null))).id },
    predictions: {
      edited: 'model_version',
      make: async (make) => (await make.prediction(await make.session(null))).id,
    },
    clinical_assessments: {
      edited: 'note',
      make: async (make) => (await make.assessment(await make.patient(), { note: 'Found' })).id,
    },
    prediction_reviews: {
      edited: 'end_note',
      make: async (make) => (await make.review(await make.prediction(await make.session(null)), { reason: secret })).id,
    },
    medical_reports: {
      edited: 'title',
      make: async (make) => (await make.report(await make.session(null), { content: secret })).id,
    },
    report_status: {
      edited: 'error_message',
      make: async (make) => (await make.reportRequest(await make.patient())).id,
    },
    patient_timeline: {
      edited: 'event_description',
      make: async (make) => (await make.note(await make.patient(), { event_title: secret })).id,
    },
    knowledge_entries: {
      edited: 'author',
      make: async (_, db) => {
        const {
          rows: [entry],
        } = await db.query<{ id: string }>(
          `insert into knowledge_entries (title, content, category, source_type)
           values ($1, 'c', 'k', 's') returning id`,
          [secret],
        )
        return entry?.id ?? ''
      },
    },
  }

for (const [table, { key = 'id', edited, make: makeOne }] of Object.entries(audited)) {
  test(`${table}: each write leaves one event with the fields it wrote, and no value`, async ({ db, make }) => {
    const id = await makeOne(make, db)
    const value = edited === 'input_type' ? 'voice' : secret
    await db.query(`update ${table} set ${edited} = $2 where ${key} = $1`, [id, value])
    await db.query(`update ${table} set ${edited} = $2 where ${key} = $1`, [id, value]) // nothing changes: no event
    await db.query(`update ${table} set deleted_at = now() where ${key} = $1`, [id])
    await db.query(`update ${table} set deleted_at = null where ${key} = $1`, [id])
    await db.query(`delete from ${table} where ${key} = $1`, [id])

    const { rows } = await db.query<{ action: string; fields: string[]; row: string; actor_role: string }>(
      `select action, fields, actor_role, to_jsonb(e)::text as row from audit_events e
        where entity = $1 and entity_id = $2 order by at, e.id`,
      [table, id],
    )
    expect(rows.map(({ action }) => action)).toEqual(['create', 'update', 'trash', 'restore', 'delete'])
    expect(rows[0]?.fields).toContain(key)
    expect(rows.slice(1).map(({ fields }) => fields)).toEqual([[edited], ['deleted_at'], ['deleted_at'], []])
    expect(new Set(rows.map(({ actor_role: role }) => role))).toEqual(new Set(['database:substantia_test_owner']))
    expect(rows.filter(({ row }) => row.includes(secret) || row.includes('voice'))).toEqual([])
  })
}

test('a deletion that somebody makes or takes back is an event', async ({ db }) => {
  await db.query("insert into deletions (id, entity, entity_id, reason) values ('batch', 'sessions', 'x', 'why')")
  await db.query("update deletions set restored_at = now() where id = 'batch'")

  const { rows } = await db.query(
    "select action, fields from audit_events where entity = 'deletions' and entity_id = 'batch' order by at",
  )
  expect(rows).toMatchObject([{ action: 'create' }, { action: 'update', fields: ['restored_at'] }])
})

test('every table that a person may write is audited', async ({ db }) => {
  const { rows } = await db.query<{ name: string }>(
    `select distinct c.relname as name from pg_class c
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and (has_any_column_privilege('substantia_admin', c.oid, 'INSERT, UPDATE')
             or has_any_column_privilege('substantia_doctor', c.oid, 'INSERT, UPDATE'))
        and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'audit_update') order by 1`,
  )

  // Running the house: each of these rows says itself who asked for it and what became of it, or is nobody's record yet;
  // a notice follows from a record that has its events.
  expect(rows.map(({ name }) => name)).toEqual([
    'form_drafts',
    'idempotency_keys',
    'import_problems',
    'import_runs',
    'integrity_checks',
    'job_batches',
    'job_rows',
    'login_sessions',
    'notices',
    'one_time_links',
    'patient_duplicates',
    'record_presence',
    'registration_checks',
    'search_handles',
  ])
})

test('one statement over three rows leaves three events', async ({ db, make }) => {
  const { doctor, patient } = await make.careTeam()
  const ids: string[] = []
  for (let visit = 0; visit < 3; visit += 1) ids.push((await make.consultation({ doctor, patient })).id)

  await db.query("update consultations set notes = 'x', diagnosis = 'y' where id = any ($1)", [ids])

  const { rows } = await db.query(
    `select entity_id, fields, patient_id from audit_events
      where entity = 'consultations' and action = 'update' and entity_id = any ($1) order by entity_id`,
    [ids],
  )
  expect(rows).toEqual(
    [...ids].sort().map((id) => ({ entity_id: id, fields: ['diagnosis', 'notes'], patient_id: patient.id })),
  )
})

test('an event names who acted: the account, role, login session and request of the viewer', async ({
  db,
  make,
  as,
}) => {
  const { doctor, patient } = await make.careTeam()
  const visit = await make.consultation({ doctor, patient })

  await as(doctor, (client) => client.query("update consultations set notes = 'Stable' where id = $1", [visit.id]))

  const { rows } = await db.query(
    `select actor_user_id, actor_role, login_session_id, request_id, action, patient_id, fields, outcome
       from audit_events where entity_id = $1 and action = 'update'`,
    [visit.id],
  )
  expect(rows).toEqual([
    {
      actor_user_id: doctor.userId,
      actor_role: 'doctor',
      login_session_id: doctor.claims.s,
      request_id: 'request',
      action: 'update',
      patient_id: patient.id,
      fields: ['notes'],
      outcome: 'ok',
    },
  ])
})

test('a write that is taken back leaves no event, and an event that cannot be written takes the write back', async ({
  db,
  make,
}) => {
  const patient = await make.patient()
  await db.query('begin')
  await db.query("update patients set allergies = 'x' where patient_id = $1", [patient.id])
  await db.query('rollback')
  const { rowCount } = await db.query("select from audit_events where entity_id = $1 and action = 'update'", [
    patient.id,
  ])

  await db.query('alter table audit_events add constraint full_disk check (false) not valid')
  await expect(
    db.query("update patients set allergies = 'y' where patient_id = $1", [patient.id]),
  ).rejects.toMatchObject({ code: '23514' })
  await db.query('alter table audit_events drop constraint full_disk')

  expect(rowCount).toBe(0)
  const { rows } = await db.query('select allergies from patients where patient_id = $1', [patient.id])
  expect(rows).toEqual([{ allergies: null }])
})

test('what a record takes along when it is deleted leaves an event each', async ({ db, make }) => {
  const { doctor, patient } = await make.careTeam()
  const session = await make.session(patient)
  await make.scan(session)
  await make.consultation({ doctor, patient })
  await make.note(patient)

  await db.query('delete from patients where patient_id = $1', [patient.id])

  const { rows } = await db.query<{ entity: string }>(
    "select entity from audit_events where action = 'delete' and patient_id = $1 order by 1",
    [patient.id],
  )
  expect(rows.map(({ entity }) => entity)).toEqual([
    'consultations',
    'doctor_patient_assignments',
    'mri_scans',
    'patient_timeline',
    'patients',
    'sessions',
  ])
})

test('an entry that follows its record leaves no event of its own', async ({ db, make }) => {
  const { doctor, patient } = await make.careTeam()
  await make.consultation({ doctor, patient })

  const { rowCount } = await db.query(
    "select from audit_events where entity = 'patient_timeline' and patient_id = $1",
    [patient.id],
  )
  expect(rowCount).toBe(0)
})

test('a row whose id is corrected leaves the end of the old one and the beginning of the new one', async ({ db }) => {
  await insertRow(db, 'users', { id: 'before', name: secret, role: 'patient' })

  await db.query("update users set id = 'after' where id = 'before'")

  const { rows } = await db.query(
    "select entity_id, action from audit_events where entity_id in ('before', 'after') order by entity_id, action",
  )
  expect(rows).toEqual([
    { entity_id: 'after', action: 'create' },
    { entity_id: 'before', action: 'create' },
    { entity_id: 'before', action: 'delete' },
  ])
})
