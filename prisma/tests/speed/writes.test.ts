import type pg from 'pg'
import { vi } from 'vitest'
import { loadProfile } from '@/prisma/seed/load-profile'
import type { Person } from '../support/person.ts'
import { expect, test as base, type As } from '../support/test.ts'

vi.setConfig({ testTimeout: 300_000 }) // the first test also loads the patients

const patients = 10_000

type World = { admin: Person; doctor: string; patient: string; session: string; consultation: string; scan: string }

const test = base.extend('world', { scope: 'file' }, async ({ database }): Promise<World> => {
  const owner = await database.connectOwner()
  await loadProfile(owner, { patients, seed: 1, now: new Date('2026-11-01') })
  await owner.query(
    "insert into users (id, email, name, role) values ('speed-admin', 'speed@example.test', 'Speed', 'admin')",
  )
  const { rows } = await owner.query<Omit<World, 'admin'>>(
    `select a.doctor_id as doctor, s.patient_id as patient,
            (select min(x.id) from sessions x where x.patient_id = s.patient_id) as session,
            (select min(c.id) from consultations c where c.patient_id = s.patient_id and c.status = 'completed') as consultation,
            (select min(m.id) from mri_scans m where m.patient_id = s.patient_id) as scan
       from patient_statistics s join doctor_patient_assignments a on a.patient_id = s.patient_id and a.is_active
      where s.total_consultations > 3 and s.total_mri_scans > 1 and s.total_predictions > 1 and s.total_reports > 0
      order by s.patient_id limit 1`,
  )
  return { ...rows[0]!, admin: { databaseRole: 'substantia_admin', claims: { r: 'admin', u: 'speed-admin' } } }
})

/** Each writes one thing, as the administrator of this connection. */
const writes: Record<string, (client: pg.Client, world: World) => Promise<unknown>> = {
  'a patient is edited': (c, { patient }) =>
    c.query("update patients set allergies = 'Latex', name = name || ' X' where patient_id = $1", [patient]),
  'a patient is registered': (c) => c.query("insert into patients (name) values ('Somebody New')"),
  'a consultation is held': (c, { doctor, patient }) =>
    c.query(
      "insert into consultations (doctor_id, patient_id, status, consultation_date) values ($1, $2, 'completed', '2001-01-01')",
      [doctor, patient],
    ),
  'a consultation is edited': (c, { consultation }) =>
    c.query('update consultations set fee_charged = 17 where id = $1', [consultation]),
  'a session is opened': (c, { patient }) => c.query('insert into sessions (patient_id) values ($1)', [patient]),
  'a scan is uploaded': (c, { session }) =>
    c.query("insert into mri_scans (session_id, original_filename) values ($1, 'scan.nii')", [session]),
  'a scan is edited': (c, { scan }) =>
    c.query("update mri_scans set original_filename = 'other.nii' where id = $1", [scan]),
  'a model says something': (c, { session }) =>
    c.query(
      `insert into predictions (session_id, prediction_type, binary_result, confidence_score) values ($1, 'binary', 'negative', 0.7)`,
      [session],
    ),
  'a report is written': (c, { session }) =>
    c.query("insert into medical_reports (session_id, title, content) values ($1, 'A report', 'Text')", [session]),
  'a report is asked for': (c, { patient }) =>
    c.query("insert into report_status (patient_id, report_type) values ($1, 'patient')", [patient]),
  'an assignment is ended': (c, { patient }) =>
    c.query(
      'update doctor_patient_assignments set is_active = false, ended_at = now() where patient_id = $1 and is_active',
      [patient],
    ),
  'a patient goes to the trash with everything': (c, { patient }) =>
    c.query("select * from app.move_to_trash_many('patients', array[$1], 'a test')", [patient]),
  'a doctor goes to the trash': (c, { doctor }) =>
    c.query("select * from app.move_to_trash_many('doctors', array[$1], 'a test')", [doctor]),
}

/** Tables of the record, and what follows from it, that were read from end to end in this transaction. */
async function wholeReads(client: pg.Client) {
  const { rows } = await client.query<{ name: string; rows: number }>(
    `select relname as name, seq_tup_read::int as rows from pg_stat_xact_user_tables
      where seq_tup_read >= 1000 and schemaname in ('public', 'app') order by 1`,
  )
  return rows
}

async function takenBack(as: As, admin: Person, work: (client: pg.Client) => Promise<unknown>) {
  const rollback = new Error('only to look at')
  await as(admin, async (client) => {
    await work(client)
    throw rollback
  }).catch((error: unknown) => {
    if (error !== rollback) throw error
  })
}

for (const [name, write] of Object.entries(writes)) {
  test(`when ${name}, and when that is taken back, no table is read whole`, async ({ as, world }) => {
    await takenBack(as, world.admin, async (client) => {
      await write(client, world)
      expect(await wholeReads(client)).toEqual([])
      const { rows } = await client.query<{ done: boolean }>(
        `select (app.undo_operation(current_setting('app.operation', true), false) ->> 'done')::boolean as done`,
      )
      expect(rows).toEqual([{ done: true }])
      expect(await wholeReads(client)).toEqual([])
    })
  })
}
