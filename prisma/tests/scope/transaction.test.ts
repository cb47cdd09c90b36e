import { asAnonymous, asViewer, asWorker, type Database } from '@/lib/db/scope'
import { transactionIdentity } from '@/lib/db/scoped-adapter'
import { tokenOf } from '../support/person.ts'
import { adminViewer, doctorViewer, expect, patientViewer, test } from './test.ts'

const outside = /A query outside a scope/

test('a query outside a scope is refused, whatever kind it is', async ({ application, db, make }) => {
  await make.patient()

  await expect(application.patient.findMany()).rejects.toThrow(outside)
  await expect(application.patient.count()).rejects.toThrow(outside)
  await expect(application.$queryRaw`select 1`).rejects.toThrow(outside)
  await expect(application.$executeRaw`delete from patients`).rejects.toThrow(outside)
  await expect(application.$transaction((inner) => inner.patient.findMany())).rejects.toThrow(outside)
  await expect(application.$transaction([application.patient.findMany()])).rejects.toThrow(outside)
  expect((await db.query('select from patients')).rowCount).toBeGreaterThan(0)
})

for (const [what, identity] of Object.entries({
  'a role that is none of the five': { role: 'postgres', token: '7b7d.' + '0'.repeat(64) },
  'a token that is no token': { role: 'substantia_admin', token: `'; reset role; --` },
})) {
  test(`a transaction with ${what} never begins`, async ({ application }) => {
    const begun = Reflect.apply(transactionIdentity.run, transactionIdentity, [
      identity,
      () => application.$transaction(async () => 'begun'),
    ])

    await expect(begun).rejects.toThrow(/malformed/)
  })
}

test('a statement that comes after its transaction has run out of time is refused, and leaves nothing', async ({
  application,
  db,
  make,
}) => {
  const admin = await make.admin()
  const doctor = await make.doctor()
  // The first of two statements takes longer than the transaction may; the second would follow when all is rolled back.
  await db.query(
    `create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(2); return new; end $$`,
  )
  await db.query('create trigger slow before update on users for each row execute function slow()')
  const inTwoStatements = () =>
    application.$transaction(
      (inner) =>
        inner.user.update({
          where: { id: doctor.userId },
          data: { name: 'Late', doctor: { update: { specialization: 'Late' } } },
          select: { id: true },
        }),
      { timeout: 200 },
    )

  const ended = transactionIdentity.run({ role: 'substantia_admin', token: tokenOf(admin) }, inTwoStatements)

  await expect(ended).rejects.toThrow('This transaction has ended.')
  await db.query('drop trigger slow on users')
  expect((await db.query("select from users where name = 'Late'")).rowCount).toBe(0)
  expect((await db.query("select from doctors where specialization = 'Late'")).rowCount).toBe(0)
})

test('a handle kept beyond its transaction is worth nothing', async ({ make }) => {
  const admin = await make.admin()
  const kept = await asViewer(adminViewer(admin), async ({ db }) => ({ db }))

  await expect(kept.db.patient.findMany()).rejects.toThrow()
  await expect(kept.db.$executeRaw`update patients set name = 'x'`).rejects.toThrow()
})

test('an error in the work takes everything back', async ({ db, make }) => {
  const admin = await make.admin()
  const work = asViewer(adminViewer(admin), async (scope) => {
    await scope.db.$executeRaw`insert into patients (patient_id, name) values ('never-was', 'N')`
    throw new Error('and then something went wrong')
  })

  await expect(work).rejects.toThrow('and then something went wrong')
  expect((await db.query("select from patients where patient_id = 'never-was'")).rowCount).toBe(0)
})

test('an inner transaction can be taken back alone, and keeps the viewer', async ({ db, make }) => {
  const { doctor, patient } = await make.careTeam()
  const visit = await make.consultation({ doctor, patient })
  const seen = await asViewer(doctorViewer(doctor), async (scope) => {
    await scope.db.$executeRaw`savepoint inner_work`
    await scope.db.consultation.updateMany({ where: { id: visit.id }, data: { notes: 'taken back' } })
    await scope.db.$executeRaw`rollback to savepoint inner_work`
    await scope.db.consultation.updateMany({ where: { id: visit.id }, data: { diagnosis: 'kept' } })
    return scope.db.patient.findMany({ select: { patientId: true } })
  })

  expect(seen).toEqual([{ patientId: patient.id }])
  const { rows } = await db.query('select notes, diagnosis from consultations where id = $1', [visit.id])
  expect(rows).toEqual([{ notes: null, diagnosis: 'kept' }])
})

test('role and viewer do not survive into the next transaction of a connection, even when somebody tries', async ({
  make,
}) => {
  const admin = await make.admin()
  const patient = await make.patient()
  // as many as the pool has connections, all at once, so that each of them is used
  await Promise.all(
    Array.from({ length: 10 }, () =>
      asViewer(adminViewer(admin), async ({ db }) => {
        await db.$executeRaw`
          select set_config('role', 'substantia_admin', false),
                 set_config('app.context', current_setting('app.context'), false)`
      }),
    ),
  )

  const next = await Promise.all([
    ...Array.from({ length: 5 }, () => asAnonymous(({ db }) => whoIsIt(db))),
    ...Array.from({ length: 5 }, () => asViewer(patientViewer(patient), ({ db }) => whoIsIt(db))),
  ])

  expect(next.slice(0, 5).flat()).toEqual(
    Array.from({ length: 5 }, () => ({ role: 'substantia_anonymous', user: null })),
  )
  expect(next.slice(5).flat()).toEqual(
    Array.from({ length: 5 }, () => ({ role: 'substantia_patient', user: patient.userId })),
  )
})

test('a deadlock is tried again until both have done their work', async ({ db, make }) => {
  const admin = await make.admin()
  const [one, two] = [await make.patient(), await make.patient()]
  const started = { count: 0, release: () => {} }
  const both = new Promise<void>((resolve) => {
    started.release = resolve
  })
  let attempts = 0
  const renameInOrder = (first: string, second: string, name: string) => {
    let met = false
    return asViewer(adminViewer(admin), async (scope) => {
      attempts += 1
      await scope.db.patient.updateMany({ where: { patientId: first }, data: { name } })
      if (!met) {
        met = true
        started.count += 1
        if (started.count === 2) started.release()
        await both
      }
      await scope.db.patient.updateMany({ where: { patientId: second }, data: { name } })
    })
  }

  await Promise.all([renameInOrder(one.id, two.id, 'first'), renameInOrder(two.id, one.id, 'second')])

  expect(attempts).toBe(3)
  const { rows } = await db.query('select distinct name from patients where patient_id = any ($1)', [[one.id, two.id]])
  expect(rows).toHaveLength(1)
})

test("the worker sees its queues and nobody's record", async ({ make, db }) => {
  const { patient } = await make.careTeam()
  await db.query("insert into integrity_checks (id) values ('waiting')")

  const queue = await asWorker((scope) => scope.db.integrityCheck.findMany({ select: { id: true } }))

  expect(queue).toEqual([{ id: 'waiting' }])
  await expect(asWorker((scope) => scope.db.patient.findUnique({ where: { patientId: patient.id } }))).rejects.toThrow()
})

function whoIsIt(db: Database) {
  return db.$queryRaw<object[]>`select current_user::text as role, app.viewer() ->> 'u' as user`
}
