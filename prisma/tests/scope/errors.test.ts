import { asViewer, type Database } from '@/lib/db/scope'
import type { Viewer } from '@/lib/db/viewer'
import { fromDatabase } from '@/lib/errors/from-database'
import type { Make } from '../support/make.ts'
import { adminViewer, doctorViewer, expect, test } from './test.ts'

/**
 * What the database refuses, once through a model and once through SQL: Prisma wraps the two differently, and the
 * person must read the same sentence. Models are for changing and SQL is for adding: Prisma writes every column that
 * has a default, also those that no role may write.
 */
type Refused = {
  what: string
  code: string
  field?: string
  setUp: (make: Make) => Promise<{ ids: string[]; viewer: Viewer }>
  byModel?: Attempt
  byQuery?: Attempt
  bySql: Attempt
}
type Attempt = (db: Database, ids: string[]) => Promise<unknown>

const asAdmin = async (make: Make, ...ids: string[]) => ({ ids, viewer: adminViewer(await make.admin()) })
const ended = { is_active: false, ended_at: '2026-01-01T00:00:00Z', assignment_date: '2025-01-01T00:00:00Z' }
const nine = '2026-03-02T09:00:00Z'

const refusals: Refused[] = [
  {
    what: 'an e-mail address that is taken',
    code: 'email-taken',
    field: 'email',
    setUp: async (make) => {
      await make.user({ email: 'taken@example.test' })
      return asAdmin(make, (await make.user()).id)
    },
    byModel: (db, [id = '']) => db.user.updateMany({ where: { id }, data: { email: 'TAKEN@example.test' } }),
    bySql: (db) => db.$executeRaw`insert into users (name, role, email) values ('N', 'patient', 'TAKEN@example.test')`,
  },
  {
    what: 'a user name that is taken',
    code: 'username-taken',
    field: 'username',
    setUp: async (make) => {
      await make.user({ username: 'taken' })
      return asAdmin(make, (await make.user()).id)
    },
    byModel: (db, [id = '']) => db.user.update({ where: { id }, data: { username: 'Taken' }, select: { id: true } }),
    bySql: (db) => db.$queryRaw`insert into users (name, role, username) values ('N', 'patient', 'Taken') returning id`,
  },
  {
    what: 'a licence number that is taken',
    code: 'license-taken',
    field: 'licenseNumber',
    setUp: async (make) => {
      await make.doctor({ license_number: 'L-1' })
      return asAdmin(make, (await make.doctor()).id, (await make.user()).id)
    },
    byModel: (db, [doctorId = '']) => db.doctor.updateMany({ where: { doctorId }, data: { licenseNumber: 'L-1' } }),
    bySql: (db, [, user]) => db.$executeRaw`insert into doctors (user_id, license_number) values (${user}, 'L-1')`,
  },
  {
    what: 'a value outside its closed set',
    code: 'value-not-allowed',
    setUp: async (make) => asAdmin(make, (await make.patient()).id),
    byModel: (db, [patientId = '']) => db.patient.updateMany({ where: { patientId }, data: { gender: 'unheard of' } }),
    bySql: (db) => db.$executeRaw`insert into patients (name, gender) values ('N', 'unheard of')`,
  },
  {
    what: 'an empty value where there must be one',
    code: 'value-not-allowed',
    setUp: async (make) => asAdmin(make, (await make.session(await make.patient())).id),
    byQuery: (db, [id]) => db.$queryRaw`update sessions set status = null where id = ${id} returning id`,
    bySql: (db) => db.$executeRaw`insert into patients (name) values (null)`,
  },
  {
    what: 'a doctor who is busy at that time',
    code: 'doctor-busy',
    field: 'consultationDate',
    setUp: async (make) => {
      const { doctor, patient } = await make.careTeam()
      await make.consultation({ doctor, patient }, { status: 'scheduled', consultation_date: nine })
      const other = await make.consultation({ doctor, patient }, { status: 'scheduled' })
      return { ids: [other.id, patient.id, doctor.id], viewer: doctorViewer(doctor) }
    },
    byModel: (db, [id = '']) =>
      db.consultation.updateMany({ where: { id }, data: { consultationDate: new Date(nine) } }),
    bySql: (db, [, patient, doctor]) => db.$executeRaw`
      insert into consultations (patient_id, doctor_id, consultation_date)
      values (${patient}, ${doctor}, ${new Date(nine)})`,
  },
  {
    what: 'a second assignment of the same pair',
    code: 'already-assigned',
    setUp: async (make) => {
      const { doctor, patient } = await make.careTeam()
      const before = await make.assignment({ doctor, patient }, { assignment_type: 'consultant', ...ended })
      return asAdmin(make, before.id, patient.id, doctor.id)
    },
    byModel: (db, [id = '']) =>
      db.doctorPatientAssignment.updateMany({ where: { id }, data: { isActive: true, endedAt: null } }),
    bySql: (db, [, patient, doctor]) => db.$executeRaw`
      insert into doctor_patient_assignments (patient_id, doctor_id, assignment_type)
      values (${patient}, ${doctor}, 'consultant')`,
  },
  {
    what: 'a second primary doctor',
    code: 'primary-taken',
    setUp: async (make) => {
      const { patient } = await make.careTeam()
      const doctor = await make.doctor()
      const second = await make.assignment({ doctor, patient }, { assignment_type: 'consultant' })
      return asAdmin(make, second.id, patient.id, (await make.doctor()).id)
    },
    byModel: (db, [id = '']) =>
      db.doctorPatientAssignment.updateMany({ where: { id }, data: { assignmentType: 'primary' } }),
    bySql: (db, [, patient, doctor]) => db.$executeRaw`
      insert into doctor_patient_assignments (patient_id, doctor_id) values (${patient}, ${doctor})`,
  },
  {
    what: 'a session for a patient who is in the trash',
    code: 'patient-in-trash',
    setUp: async (make) => {
      const session = await make.session(await make.patient())
      return asAdmin(make, session.id, (await make.patient()).id)
    },
    byModel: async (db, [id = '', patientId]) => {
      await db.$queryRaw`select app.move_to_trash('patients', ${patientId}, 'a test')`
      return db.session.updateMany({ where: { id }, data: { patientId } })
    },
    bySql: async (db, [, patient]) => {
      await db.$queryRaw`select app.move_to_trash('patients', ${patient}, 'a test')`
      return db.$executeRaw`insert into sessions (patient_id) values (${patient})`
    },
  },
  {
    what: 'a report that is asked for already',
    code: 'request-exists',
    setUp: async (make) => {
      const patient = await make.patient()
      const session = await make.session(patient)
      await make.reportRequest(patient, { session_id: session.id, report_type: 'full' })
      const failed = await make.reportRequest(patient, {
        session_id: session.id,
        report_type: 'full',
        status: 'failed',
      })
      return asAdmin(make, failed.id, patient.id, session.id)
    },
    byModel: (db, [id = '']) => db.reportStatus.updateMany({ where: { id }, data: { status: 'pending' } }),
    bySql: (db, [, patient, session]) =>
      db.$executeRaw`insert into report_status (patient_id, session_id) values (${patient}, ${session})`,
  },
  {
    what: 'taking a session from the patient of its consultation',
    code: 'session-has-dependents',
    setUp: async (make) => {
      const { doctor, patient } = await make.careTeam()
      const session = await make.session(patient)
      await make.consultation({ doctor, patient }, { session_id: session.id })
      return asAdmin(make, session.id)
    },
    byModel: (db, [id = '']) => db.session.updateMany({ where: { id }, data: { patientId: null } }),
    bySql: (db, [id]) => db.$executeRaw`update sessions set patient_id = null where id = ${id}`,
  },
  {
    what: 'taking a session from the patient of its report request',
    code: 'session-has-dependents',
    setUp: async (make) => {
      const patient = await make.patient()
      const session = await make.session(patient)
      await make.reportRequest(patient, { session_id: session.id })
      return asAdmin(make, session.id)
    },
    byModel: (db, [id = '']) => db.session.updateMany({ where: { id }, data: { patientId: null } }),
    bySql: (db, [id]) => db.$executeRaw`update sessions set patient_id = null where id = ${id}`,
  },
  {
    what: 'a table that the role may not write',
    code: 'forbidden',
    setUp: async (make) => ({ ids: [], viewer: doctorViewer(await make.doctor()) }),
    byModel: (db) => db.patient.updateMany({ data: { name: 'N' } }),
    bySql: (db) => db.$executeRaw`insert into patients (name) values ('N')`,
  },
  {
    what: 'a row that a policy refuses',
    code: 'forbidden',
    setUp: async (make) => {
      const doctor = await make.doctor()
      return { ids: [(await make.patient()).id, doctor.id], viewer: doctorViewer(doctor) }
    },
    byQuery: (db, [patient, doctor]) =>
      db.$queryRaw`insert into consultations (patient_id, doctor_id) values (${patient}, ${doctor}) returning id`,
    bySql: (db, [patient, doctor]) =>
      db.$executeRaw`insert into consultations (patient_id, doctor_id) values (${patient}, ${doctor})`,
  },
  {
    what: 'a statement that takes too long',
    code: 'busy',
    setUp: (make) => asAdmin(make),
    byQuery: async (db) => {
      await db.$executeRaw`set local statement_timeout = '20ms'`
      return db.$queryRaw`select count(*) from generate_series(1, 1000000000)`
    },
    bySql: async (db) => {
      await db.$executeRaw`set local statement_timeout = '20ms'`
      return db.$executeRaw`select count(*) from generate_series(1, 1000000000)`
    },
  },
]

for (const { what, code, field, setUp, byModel, byQuery, bySql } of refusals) {
  for (const [way, attempt] of Object.entries({
    'through a model': byModel,
    'by a raw query': byQuery,
    'by raw SQL': bySql,
  })) {
    if (!attempt) continue
    test(`${what} is "${code}", ${way}`, async ({ db, make }) => {
      await db.query(
        `update users set email = null, username = null
          where lower(email) = 'taken@example.test' or username = 'taken'`,
      )
      await db.query("update doctors set license_number = null where license_number = 'L-1'")
      const { ids, viewer } = await setUp(make)

      const error: unknown = await asViewer(viewer, (scope) => attempt(scope.db, ids)).catch(
        (thrown: unknown) => thrown,
      )

      expect(fromDatabase(error)).toMatchObject({ code, field })
    })
  }
}

test('what nobody expects is not explained away', async ({ make }) => {
  const admin = await make.admin()
  const error: unknown = await asViewer(adminViewer(admin), ({ db }) => db.$queryRaw`select 1 / 0`).catch(
    (thrown: unknown) => thrown,
  )

  expect(error).toBeInstanceOf(Error)
  expect(fromDatabase(error)).toBeNull()
  expect(fromDatabase(new Error('a bug'))).toBeNull()
})

test('the sentence a person reads holds nothing of the row', async ({ make }) => {
  const admin = await make.admin()
  const error: unknown = await asViewer(
    adminViewer(admin),
    ({ db }) => db.$executeRaw`insert into patients (name, gender) values ('Xanthippe', 'unheard of')`,
  ).catch((thrown: unknown) => thrown)

  expect(fromDatabase(error)?.message).not.toContain('Xanthippe')
  expect(fromDatabase(error)?.message).not.toContain('unheard')
})
