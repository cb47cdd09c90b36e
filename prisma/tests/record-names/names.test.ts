import { recordsIn, referenceOf } from '@/lib/changes/references'
import { recordTables, type RecordTable } from '@/lib/changes/vocabulary'
import { asViewer } from '@/lib/db/scope'
import { nameRecords, type Named } from '@/lib/record-names/queries'
import { namedAs } from '@/lib/record-names/vocabulary'
import { listDeletions } from '@/lib/trash/queries'
import { adminViewer, doctorViewer, expect, test } from '../scope/test.ts'

process.env.SUBSTANTIA_TIME_ZONE = 'Europe/Oslo'
process.env.SUBSTANTIA_LOG_LEVEL = 'silent'

test('every reference between records is known as one, so that a history shows a name', async ({ db }) => {
  const { rows } = await db.query<{ table: RecordTable; column: string; target: RecordTable }>(
    `select c.conrelid::regclass::text as "table", a.attname as "column", c.confrelid::regclass::text as target
       from pg_constraint c
       join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.conrelid::regclass::text = any ($1) and c.confrelid::regclass::text = any ($1)`,
    [recordTables],
  )
  expect(rows.length).toBeGreaterThan(30)
  expect(rows.filter(({ table, column, target }) => referenceOf(table, column) !== target)).toEqual([])
})

test('records of every kind have names, in the trash too; what is not the viewer’s has none', async ({ make, as }) => {
  const admin = await make.admin()
  const { doctor, patient, assignment } = await make.careTeam()
  const [stranger] = [await make.patient()]
  const session = await make.session(patient)
  const wanted: Named[] = [
    { table: 'users', id: admin.userId },
    { table: 'doctors', id: doctor.id },
    { table: 'patients', id: patient.id },
    { table: 'patients', id: stranger.id },
    { table: 'doctor_patient_assignments', id: assignment.id },
    { table: 'sessions', id: session.id },
    { table: 'consultations', id: (await make.consultation({ doctor, patient })).id },
    { table: 'clinical_assessments', id: (await make.assessment(patient)).id },
    { table: 'mri_scans', id: (await make.scan(session)).id },
    { table: 'predictions', id: (await make.prediction(session)).id },
    { table: 'medical_reports', id: (await make.report(session)).id },
    { table: 'report_status', id: (await make.reportRequest(patient)).id },
    { table: 'patient_timeline', id: (await make.note(patient)).id },
    ...recordTables.map((table) => ({ table, id: 'nowhere' })),
  ]
  const keys = wanted.filter(({ id }) => id !== 'nowhere').map(({ table, id }) => namedAs(table, id))

  const names = await asViewer(adminViewer(admin), (scope) => nameRecords(scope, wanted))
  expect(Object.keys(names).sort()).toEqual(keys.sort())

  await as(admin, (client) => client.query(`select app.move_to_trash('patients', $1, 'a test')`, [stranger.id]))
  const after = await asViewer(adminViewer(admin), async (scope) => ({
    names: await nameRecords(scope, wanted),
    trash: await listDeletions(scope, { state: 'waiting', size: 25 }),
  }))
  const name = names[namedAs('patients', stranger.id)]
  expect(after.names[namedAs('patients', stranger.id)]).toBe(name)
  expect(after.trash.rows).toMatchObject([{ entity: 'patients', name, undoneAction: null }])

  const theirs = await asViewer(doctorViewer(doctor), (scope) => nameRecords(scope, wanted.slice(2, 4)))
  expect(Object.keys(theirs)).toEqual([namedAs('patients', patient.id)])
})

test('a change speaks of its own record and of those its values lead to', () => {
  expect(
    recordsIn([
      {
        table: 'consultations',
        recordId: 'visit',
        before: { doctor_id: 'ito', notes: 'text' },
        after: { doctor_id: 'berg', booked_in: null },
      },
    ]),
  ).toEqual([
    { table: 'consultations', id: 'visit' },
    { table: 'doctors', id: 'ito' },
    { table: 'doctors', id: 'berg' },
  ])
})
