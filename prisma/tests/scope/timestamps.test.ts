import { asViewer } from '@/lib/db/scope'
import { adminViewer, expect, test } from './test.ts'

/** Winter and summer of that zone, the hours of its changes of clocks, and a time before 1970. */
const moments = [
  '2026-01-15T12:34:56.789Z',
  '2026-07-01T23:59:59.999Z',
  '2026-03-08T07:30:00.001Z',
  '2026-11-01T05:30:00.500Z',
  '2026-11-01T06:30:00.500Z',
  '1931-04-05T00:00:00.000Z',
]

test('a moment goes to the database and back unchanged, wherever the server thinks it is', async ({
  database,
  db,
  make,
}) => {
  // before the pool's first connection: a setting of the database holds for those that come
  await db.query(`alter database ${database.name} set timezone = 'America/New_York'`)
  const admin = await make.admin()
  const { doctor, patient } = await make.careTeam()

  for (const [index, moment] of moments.entries()) {
    const id = `moment-${index}`
    const read = await asViewer(adminViewer(admin), async ({ db: scoped }) => {
      await scoped.$executeRaw`
        insert into consultations (id, patient_id, doctor_id, consultation_date, overlap_allowed)
        values (${id}, ${patient.id}, ${doctor.id}, ${new Date('2000-01-01T00:00:00Z')}, true)`
      await scoped.consultation.update({
        where: { id },
        data: { consultationDate: new Date(moment) },
        select: { id: true },
      })
      const byModel = await scoped.consultation.findUniqueOrThrow({ where: { id }, select: { consultationDate: true } })
      const [bySql] = await scoped.$queryRaw<{ at: Date; same: boolean }[]>`
        select consultation_date as at, consultation_date = ${new Date(moment)} as same
          from consultations where id = ${id}`
      const found = await scoped.consultation.count({ where: { id, consultationDate: new Date(moment) } })
      return {
        byModel: byModel.consultationDate.toISOString(),
        bySql: bySql?.at.toISOString(),
        same: bySql?.same,
        found,
      }
    })
    const {
      rows: [stored],
    } = await db.query<{ at: Date }>('select consultation_date as at from consultations where id = $1', [id])

    expect({ moment, ...read, stored: stored?.at.toISOString() }).toEqual({
      moment,
      byModel: moment,
      bySql: moment,
      same: true,
      found: 1,
      stored: moment,
    })
  }
})

test('the server was in New York all along', async ({ db, make, database }) => {
  const admin = await make.admin()
  const other = await database.connectSuperuser()

  const {
    rows: [server],
  } = await other.query(
    `select setting from pg_database d join pg_db_role_setting s on s.setdatabase = d.oid, unnest(s.setconfig) setting
      where d.datname = current_database() and setting like 'TimeZone=%'`,
  )
  const [scoped] = await asViewer(
    adminViewer(admin),
    ({ db: inner }) => inner.$queryRaw<{ zone: string }[]>`select current_setting('TimeZone') as zone`,
  )

  expect(server).toEqual({ setting: 'TimeZone=America/New_York' })
  expect(scoped).toEqual({ zone: 'UTC' })
  expect((await db.query('show timezone')).rows).toEqual([{ TimeZone: 'UTC' }])
})

test('microseconds, which JavaScript does not have, are cut off in reading, never rounded up', async ({ db, make }) => {
  const admin = await make.admin()
  const { doctor, patient } = await make.careTeam()
  await make.consultation({ doctor, patient }, { id: 'precise', consultation_date: '2026-03-02T09:00:00.123999Z' })

  const read = await asViewer(adminViewer(admin), (scope) =>
    scope.db.consultation.findUniqueOrThrow({ where: { id: 'precise' }, select: { consultationDate: true } }),
  )

  expect(read.consultationDate.toISOString()).toBe('2026-03-02T09:00:00.123Z')
  const { rows } = await db.query(
    `select to_char(consultation_date at time zone 'UTC', 'US') as microseconds
       from consultations where id = 'precise'`,
  )
  expect(rows).toEqual([{ microseconds: '123999' }])
})

test('a date of birth is a date, in every zone', async ({ db, make }) => {
  const admin = await make.admin()
  const patient = await make.patient({ date_of_birth: '1958-04-17' })

  const read = await asViewer(adminViewer(admin), (scope) =>
    scope.db.patient.findUniqueOrThrow({ where: { patientId: patient.id }, select: { dateOfBirth: true } }),
  )
  await asViewer(adminViewer(admin), (scope) =>
    scope.db.patient.updateMany({ where: { patientId: patient.id }, data: { dateOfBirth: read.dateOfBirth } }),
  )

  expect(read.dateOfBirth?.toISOString()).toBe('1958-04-17T00:00:00.000Z')
  const { rows } = await db.query('select date_of_birth::text as born from patients where patient_id = $1', [
    patient.id,
  ])
  expect(rows).toEqual([{ born: '1958-04-17' }])
})
