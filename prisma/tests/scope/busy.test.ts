import { asViewer } from '@/lib/db/scope'
import { transactionIdentity } from '@/lib/db/scoped-adapter'
import { fromDatabase } from '@/lib/errors/from-database'
import { tokenOf } from '../support/person.ts'
import { adminViewer, expect, test } from './test.ts'

/* When the database has no time for somebody, they read that nothing was saved and that they may try again. */

test('a lock that cannot be had in time is "busy"', async ({ make, connect }) => {
  const admin = await make.admin()
  const patient = await make.patient()
  const holder = await connect()
  await holder.query('begin')
  await holder.query('select from patients where patient_id = $1 for update', [patient.id])

  const error: unknown = await asViewer(adminViewer(admin), async ({ db }) => {
    await db.$executeRaw`set local lock_timeout = '20ms'`
    await db.patient.updateMany({ where: { patientId: patient.id }, data: { name: 'N' } })
  }).catch((thrown: unknown) => thrown)
  await holder.query('rollback')

  expect(fromDatabase(error)).toMatchObject({ code: 'busy' })
})

for (const code of ['40001', '40P01']) {
  test(`a conflict (${code}) that is still there after the fourth try is "busy"`, async ({ db, make }) => {
    const admin = await make.admin()
    const patient = await make.patient()
    await db.query(`create or replace function conflict() returns trigger language plpgsql as
                    $$ begin raise exception using errcode = '${code}'; end $$`)
    await db.query('create or replace trigger conflict before update on patients execute function conflict()')
    let attempts = 0

    const error = await failureOf(
      asViewer(adminViewer(admin), (scope) => {
        attempts += 1
        return scope.db.patient.updateMany({ where: { patientId: patient.id }, data: { name: 'N' } })
      }),
    )
    const bySql = await failureOf(
      asViewer(adminViewer(admin), ({ db: scoped }) => scoped.$executeRaw`update patients set name = 'N'`),
    )
    await db.query('drop trigger conflict on patients')

    expect(attempts).toBe(4)
    expect(fromDatabase(error)).toMatchObject({ code: 'busy' })
    expect(fromDatabase(bySql)).toMatchObject({ code: 'busy' })
  })
}

test('a connection that cannot be had in time is "busy"', async ({ application, make }) => {
  const admin = await make.admin()
  const everybodyMayGo = gate()
  const held = Array.from({ length: 10 }, () => {
    const began = gate()
    const ended = asViewer(adminViewer(admin), async ({ db }) => {
      await db.$queryRaw`select 1`
      began.open()
      await everybodyMayGo.opened
    })
    return { began: began.opened, ended }
  })
  await Promise.all(held.map(({ began }) => began))

  const oneMore = () => application.$transaction((db) => db.$queryRaw`select 1`, { maxWait: 50 })
  const error = await failureOf(transactionIdentity.run({ role: 'substantia_admin', token: tokenOf(admin) }, oneMore))
  everybodyMayGo.open()
  await Promise.all(held.map(({ ended }) => ended))

  expect(fromDatabase(error)).toMatchObject({ code: 'busy' })
})

function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  )
}

function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, opened }
}
