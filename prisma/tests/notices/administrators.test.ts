import { registerDoctor } from '@/lib/doctors/commands'
import { registerDoctorInput } from '@/lib/doctors/schema'
import { addJob } from '../jobs/job.ts'
import { worker } from '../support/person.ts'
import { expect, test, toldTo, unread } from './test.ts'

const end = (status: string) => `update jobs set status = '${status}', finished_at = now() where id = $1`

test.for(['done', 'failed'] as const)(
  'whoever asked for a job is told that it is %s, and nobody else',
  async (status, { db, make, as }) => {
    const [admin, other] = [await make.admin(), await make.admin()]
    const id = await addJob(db, admin, {})

    await as(worker, (client) => client.query(end(status), [id]))

    expect(await toldTo(db, admin)).toEqual([unread(`job-${status}`, id)])
    expect(await toldTo(db, other)).toEqual([])
  },
)

test('a job that somebody else stops is told, one that one stops oneself is not', async ({ db, make, as }) => {
  const [admin, other] = [await make.admin(), await make.admin()]
  const [theirs, own] = [await addJob(db, admin, {}), await addJob(db, admin, {})]

  await as(other, (client) => client.query('select app.cancel_job($1)', [theirs]))
  await as(admin, (client) => client.query('select app.cancel_job($1)', [own]))

  expect(await toldTo(db, admin)).toEqual([unread('job-cancelled', theirs)])
})

test('what was done at once tells nobody: its answer is on the screen', async ({ db, make }) => {
  const admin = await make.admin()
  await db.query(
    `insert into jobs (kind, name, title, status, requested_by, finished_at) values ('export', 'x', 'x', 'done', $1, now())`,
    [admin.userId],
  )

  expect(await toldTo(db, admin)).toEqual([])
})

test('an import of a legacy file tells who asked for it; taking it back tells who took it back', async ({
  db,
  make,
}) => {
  const [asking, takingBack] = [await make.admin(), await make.admin()]
  const { rows } = await db.query<{ id: string }>(
    `insert into import_runs (status, file_name, file_bytes, file_sha256, requested_by)
     values ('running', 'old.db', 1, 'x', $1) returning id::text`,
    [asking.userId],
  )
  const id = rows[0]!.id
  const become = (status: string, by: string | null = null) =>
    db.query('update import_runs set status = $2, rolled_back_by = $3 where id::text = $1', [id, status, by])

  await become('completed')
  await become('rolling-back', takingBack.userId)
  await become('completed', takingBack.userId) // it could not be taken back
  await become('rolling-back', takingBack.userId)
  await become('rolled-back', takingBack.userId)

  expect(await toldTo(db, asking)).toEqual([unread('job-done', id)])
  expect(await toldTo(db, takingBack)).toEqual([unread('job-done', id), unread('job-failed', id)])
})

test('every administrator who can log in is told of a correction that a patient sends, and of none that is only written', async ({
  db,
  make,
  as,
}) => {
  const admins = [await make.admin(), await make.admin()]
  const closed = await make.admin({ is_active: false })
  const { doctor, patient } = await make.careTeam()
  const { rows } = await as(patient, (client) =>
    client.query<{ id: string }>(
      `insert into correction_requests (patient_id, about) values ($1, 'visits') returning id`,
      [patient.id],
    ),
  )
  const id = rows[0]!.id
  const write = (set: string) =>
    as(patient, (client) => client.query(`update correction_requests set ${set} where id = $1`, [id]))

  await write(`wrong = 'The day', should_say = 'Monday'`)
  expect(await toldTo(db, admins[0]!)).toEqual([])
  await write('sent_at = now()')

  for (const admin of admins) expect(await toldTo(db, admin)).toEqual([unread('correction-asked', id)])
  for (const nobody of [closed, doctor, patient]) expect(await toldTo(db, nobody)).toEqual([])
})

test('every administrator is told of a doctor who registers, and of none whom one of them writes down', async ({
  db,
  make,
  as,
}) => {
  const admin = await make.admin()
  const email = `${crypto.randomUUID()}@clinic.example`
  await registerDoctor(
    { network: '10.0.0.0/24', device: 'a browser' },
    registerDoctorInput.parse({
      name: 'Ingrid Solberg',
      email,
      licenseNumber: crypto.randomUUID(),
      newPassword: 'harbour violin 93 moss',
    }),
  )
  const { rows } = await db.query<{ id: string }>(
    'select d.doctor_id as id from doctors d join users u on u.id = d.user_id where u.email = $1',
    [email],
  )
  expect(await toldTo(db, admin)).toEqual([unread('doctor-registered', rows[0]!.id)])

  const { id } = await make.user({ role: 'doctor' })
  await as(admin, (client) =>
    client.query(`insert into doctors (user_id, specialization, approval_state) values ($1, 'x', 'pending')`, [id]),
  )
  expect(await toldTo(db, admin)).toHaveLength(1)
})
