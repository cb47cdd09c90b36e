import fc from 'fast-check'
import type pg from 'pg'
import { expect, test } from '../support/test.ts'
import { contentHash } from './content.ts'
import { stepsOfAccounts, type Ids } from './steps-of-accounts.ts'

/*
 * Whatever an administrator does in whatever order: statistics and timeline stay true, and taking all of it back, last
 * first, leaves the record saying what it said at the start.
 */
type Step = { kind: keyof typeof steps | keyof typeof stepsOfDoctors; one: number; two: number; word: string }

const at = <Item>(items: Item[], index: number): Item => items[index % items.length]!
const living = (table: string) => `(select array_agg(t.id order by t.id) from ${table} t where t.deleted_at is null)`

/** Each does one thing as the administrator of this connection; what is not possible changes nothing. */
const steps = {
  ...stepsOfAccounts,
  createPatient: (c: pg.Client, { word }: Step) =>
    c.query(`insert into patients (name, allergies) values ($1, 'None')`, [word]),
  editPatient: (c: pg.Client, { one, word }: Step, { patients }: Ids) =>
    c.query(`update patients set allergies = $2, name = 'P ' || $2 where patient_id = $1 and deleted_at is null`, [
      at(patients, one),
      word,
    ]),
  assign: (c: pg.Client, { one, two }: Step, { patients, doctors }: Ids) =>
    c.query(
      `insert into doctor_patient_assignments (doctor_id, patient_id, assignment_type)
       select d.doctor_id, p.patient_id, 'consultant' from patients p, doctors d
        where p.patient_id = $2 and p.deleted_at is null and d.doctor_id = $1 and d.deleted_at is null`,
      [at(doctors, two), at(patients, one)],
    ),
  endAssignments: (c: pg.Client, { one }: Step, { patients }: Ids) =>
    c.query(
      `update doctor_patient_assignments set is_active = false, ended_at = now(), end_reason = 'moved'
        where patient_id = $1 and is_active and deleted_at is null`,
      [at(patients, one)],
    ),
  visit: (c: pg.Client, { one, two }: Step, { patients, doctors }: Ids) =>
    c.query(
      `insert into consultations (doctor_id, patient_id, status, consultation_date)
       select d.doctor_id, p.patient_id, 'completed', now() from patients p, doctors d
        where p.patient_id = $2 and p.deleted_at is null and d.doctor_id = $1 and d.deleted_at is null`,
      [at(doctors, two), at(patients, one)],
    ),
  cancelVisits: (c: pg.Client, { one }: Step, { patients }: Ids) =>
    c.query(`update consultations set status = 'cancelled' where patient_id = $1 and deleted_at is null`, [
      at(patients, one),
    ]),
  session: (c: pg.Client, { one }: Step, { patients }: Ids) =>
    c.query(
      `with s as (insert into sessions (patient_id)
         select p.patient_id from patients p where p.patient_id = $1 and p.deleted_at is null returning id)
       insert into mri_scans (session_id, original_filename) select id, 'file' from s`,
      [at(patients, one)],
    ),
  moveSession: (c: pg.Client, { one, two }: Step, { patients }: Ids) =>
    c.query(
      `update sessions s set patient_id = p.patient_id from patients p
        where s.id = (${living('sessions')})[1 + $2 % greatest(1, (select count(*) from sessions where deleted_at is null)::integer)]
          and p.patient_id = $1 and p.deleted_at is null`,
      [at(patients, one), two],
    ),
  report: (c: pg.Client, { one, word }: Step) =>
    c.query(
      `insert into medical_reports (session_id, title, content)
       select (${living('sessions')})[1 + $1 % (select count(*) from sessions where deleted_at is null)::integer], $2, 'text'
        where exists (select from sessions where deleted_at is null)`,
      [one, word],
    ),
  bulkEdit: (c: pg.Client, { word }: Step) =>
    c.query(`update patients set insurance_info = $1 where deleted_at is null`, [word]),
  trashPatient: (c: pg.Client, { one }: Step, { patients }: Ids) =>
    c.query(`select * from app.move_to_trash_many('patients', array[$1], 'a test')`, [at(patients, one)]),
  trashDoctor: (c: pg.Client, { one }: Step, { doctors }: Ids) =>
    c.query(`select * from app.move_to_trash_many('doctors', array[$1], 'a test')`, [at(doctors, one)]),
  trashSession: (c: pg.Client, { one }: Step) =>
    c.query(
      `select app.move_to_trash_many('sessions',
         array[(${living('sessions')})[1 + $1 % greatest(1, (select count(*) from sessions where deleted_at is null)::integer)]], 'a test')
        where exists (select from sessions where deleted_at is null)`,
      [one],
    ),
  restore: (c: pg.Client, { one }: Step) =>
    c.query(
      `select app.restore_deletion((array_agg(d.id order by d.id))[1 + $1 % count(*)::integer])
         from deletions d where d.restored_at is null having count(*) > 0`,
      [one],
    ),
  merge: (c: pg.Client, { one, two }: Step, { patients }: Ids) =>
    c.query(
      `select app.merge_patients(k.patient_id, m.patient_id, k.version, m.version, '{}', 'a test')
         from patients k, patients m
        where k.patient_id = $1 and m.patient_id = $2 and k.patient_id <> m.patient_id
          and k.deleted_at is null and m.deleted_at is null`,
      [at(patients, one), at(patients, two)],
    ),
  undoSomething: (c: pg.Client, { one }: Step) =>
    c.query(
      `select app.undo_operation((array_agg(o.id order by o.started_at))[1 + $1 % count(*)::integer], $1 % 2 = 0)
         from operations o where o.undone_by is null having count(*) > 0`,
      [one],
    ),
}

/** Each does one thing as a doctor of the patients of now, which an administrator takes back like everything else. */
const stepsOfDoctors = {
  assess: (c: pg.Client, { one, two }: Step) =>
    c.query(
      `insert into clinical_assessments (patient_id, doctor_id, hoehn_yahr_stage, conclusion)
       select (app.viewer_patients())[1 + $1 % cardinality(app.viewer_patients())], app.viewer_doctor(),
              (array[1, 2.5, 4])[1 + $2 % 3], case when $2 % 2 = 0 then 'parkinsons-disease' end
        where cardinality(app.viewer_patients()) > 0`,
      [one, two],
    ),
  changeAssessments: (c: pg.Client, { two }: Step) =>
    c.query(
      `update clinical_assessments set hoehn_yahr_stage = (array[1.5, 3, 5])[1 + $1 % 3] where doctor_id = app.viewer_doctor()`,
      [two],
    ),
  withdrawAssessment: (c: pg.Client) =>
    c.query(
      `select app.withdraw_assessment(min(id), 'a test') from clinical_assessments where doctor_id = app.viewer_doctor()
       having count(*) > 0`,
    ),
  review: (c: pg.Client, { word }: Step) =>
    c.query(
      `insert into prediction_reviews (prediction_id, verdict, reason, reviewed_by, doctor_id)
       select id, 'disagreed', $1, app.viewer_user(), app.viewer_doctor() from predictions where superseded_by is null
           on conflict do nothing`,
      [word],
    ),
  reopenReviews: (c: pg.Client, { word }: Step) =>
    c.query(
      `update prediction_reviews set ended_at = clock_timestamp(), ended_by = app.viewer_user(), ended_reason = 'reopened',
              end_note = $1 where ended_at is null`,
      [word],
    ),
}
const isOfDoctors = (kind: Step['kind']): kind is keyof typeof stepsOfDoctors => kind in stepsOfDoctors

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...(Object.keys({ ...steps, ...stepsOfDoctors }) as Step['kind'][])),
  one: fc.nat(1000),
  two: fc.nat(1000),
  word: fc.constantFrom('Latex', 'Nuts', 'Íñigo', 'Penicillin'),
})

async function expectTruth(db: pg.Client, after: string) {
  expect((await db.query(`select * from app.statistics_mismatches()`)).rows, after).toEqual([])
  expect((await db.query(`select * from app.timeline_mismatches()`)).rows, after).toEqual([])
}

test(
  'taking everything back, last first, leaves what was there at the start',
  { timeout: 600_000 },
  async ({ db, make, as }) => {
    const runs = Number(process.env.FUZZ_SEQUENCES ?? 15)
    let done = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (sequence) => {
        await db.query(`delete from patients; delete from sessions; delete from operations where false`)
        const admin = await make.admin()
        const team = [await make.careTeam(), await make.careTeam(), await make.careTeam()]
        for (const { patient } of team) await make.prediction(await make.session(patient))
        const ids = { patients: team.map(({ patient }) => patient.id), doctors: team.map(({ doctor }) => doctor.id) }
        const start = await contentHash(db)

        const operations: string[] = []
        for (const one of sequence) {
          const actor = isOfDoctors(one.kind) ? at(team, one.two).doctor : admin
          const operation = await as(actor, async (client) => {
            if (isOfDoctors(one.kind)) await stepsOfDoctors[one.kind](client, one)
            else await steps[one.kind](client, one, ids)
            const { rows } = await client.query<{ id: string }>(`select current_setting('app.operation', true) as id`)
            return rows[0]!.id
          }).catch((error: { code?: string }) => {
            if (['23505', '23P01', 'SB008'].includes(error.code ?? '')) return null // not possible there and then
            throw error
          })
          await expectTruth(db, one.kind)
          if (operation && (await db.query(`select from record_changes where operation_id = $1`, [operation])).rowCount)
            operations.push(operation)
        }
        done += operations.length

        for (const operation of operations.reverse()) {
          const { rows } = await as(admin, (client) =>
            client.query<{ result: { done: boolean; conflicts: object[] } }>(
              `select app.undo_operation(id, false) as result from operations where id = $1 and undone_by is null`,
              [operation],
            ),
          )
          if (rows[0]) expect(rows[0].result).toMatchObject({ done: true, conflicts: [] })
          await expectTruth(db, 'undo')
        }
        expect(await contentHash(db)).toEqual(start)
      }),
      { numRuns: runs, endOnFailure: true },
    )
    expect(done).toBeGreaterThan(runs * 4) // the test has power only while most of what it tries is done
  },
)
