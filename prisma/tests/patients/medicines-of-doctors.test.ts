import { beginOperation } from '@/lib/actions/operation'
import { asViewer, type Scope } from '@/lib/db/scope'
import {
  addMedication,
  changeMedicine,
  editMedication,
  endMedication,
  recordMedicine,
} from '@/lib/medications/commands'
import { getMedication } from '@/lib/medications/queries'
import { adminViewer, doctorViewer, expect, test as base } from '../scope/test.ts'
import { conflictOf, sides } from '../support/conflict.ts'
import type { Doctor } from '../support/make.ts'
import { refusalOf } from '../support/refusal.ts'

process.env.SUBSTANTIA_TIME_ZONE = 'Europe/Oslo'
process.env.SUBSTANTIA_LOG_LEVEL = 'silent'

const levodopa = {
  name: 'Levodopa/carbidopa 100/25 mg',
  dose: '1 tablet',
  times: ['07:00', '11:30'],
  asNeeded: false,
  instructions: null,
  startedOn: '2026-01-05',
  endedOn: null,
  notes: null,
  isMine: true,
}

/** Two doctors of one patient, a doctor of nobody, and an administrator, each with a way to run a command. */
const test = base.extend('clinic', async ({ make, db }) => {
  const { doctor, patient } = await make.careTeam()
  const colleague = await make.doctor({}, { name: 'Cora Colleague' })
  await make.assignment({ doctor: colleague, patient }, { assignment_type: 'consultant' })
  const stranger = await make.doctor()
  const admin = adminViewer(await make.admin({ name: 'Adam Admin' }))
  const by =
    (one: Doctor) =>
    <Result>(work: (scope: Scope) => Promise<Result>) =>
      asViewer(doctorViewer(one), work)
  const records = async () => {
    const { rows } = await db.query<Record<string, unknown>>(
      `select dose, ended_on::text as ended, prescribed_by as prescriber, version from patient_medications
        where patient_id = $1 order by id`,
      [patient.id],
    )
    return rows
  }
  return {
    patient,
    doctor,
    colleague,
    records,
    mine: by(doctor),
    theirs: by(colleague),
    strange: by(stranger),
    admin: <Result>(work: (scope: Scope) => Promise<Result>) => asViewer(admin, work),
    record: (given: Partial<typeof levodopa> = {}) =>
      by(doctor)((scope) => recordMedicine(scope, { ...levodopa, patientId: patient.id, ...given })),
  }
})

test('a doctor adds, changes and stops a medicine; who prescribes it is said of themselves only', async ({
  clinic,
}) => {
  const { id } = await clinic.record()
  const change = { ...levodopa, id }
  expect(await clinic.records()).toEqual([{ dose: '1 tablet', ended: null, prescriber: clinic.doctor.id, version: 1 }])

  // a colleague corrects it, and does not take the prescription over by that
  await clinic.theirs((scope) => changeMedicine(scope, { ...change, version: 1, isMine: false, dose: '2 tablets' }))
  expect(await clinic.records()).toMatchObject([{ dose: '2 tablets', prescriber: clinic.doctor.id }])
  await clinic.theirs((scope) => changeMedicine(scope, { ...change, version: 2 }))
  expect(await clinic.records()).toMatchObject([{ dose: '1 tablet', prescriber: clinic.colleague.id }])
  await clinic.theirs((scope) => changeMedicine(scope, { ...change, version: 3, isMine: false }))
  expect(await clinic.records()).toMatchObject([{ prescriber: null }])

  await clinic.mine((scope) => endMedication(scope, { id, version: 4, endedOn: '2026-02-01' }))
  expect(await clinic.records()).toMatchObject([{ ended: '2026-02-01', version: 5 }])
  expect((await clinic.record({ isMine: false })).id).not.toBe(id)
  expect(await clinic.records()).toMatchObject([{ ended: '2026-02-01' }, { ended: null, prescriber: null }])
})

test('neither a stranger nor a doctor whose assignment has ended adds, changes or stops one', async ({
  clinic,
  db,
}) => {
  const { id } = await clinic.record()
  const everything = (as: typeof clinic.mine) => [
    () => as((scope) => recordMedicine(scope, { ...levodopa, patientId: clinic.patient.id })),
    () => as((scope) => changeMedicine(scope, { ...levodopa, id, version: 1, dose: 'none' })),
    () => as((scope) => endMedication(scope, { id, version: 1, endedOn: '2026-02-01' })),
  ]
  for (const attempt of everything(clinic.strange)) await expect(attempt()).rejects.toMatchObject({ code: 'not-found' })
  await db.query('update doctor_patient_assignments set is_active = false, ended_at = now() where doctor_id = $1', [
    clinic.doctor.id,
  ])
  for (const attempt of everything(clinic.mine)) await expect(attempt()).rejects.toMatchObject({ code: 'not-found' })
  expect(await clinic.records()).toEqual([{ dose: '1 tablet', ended: null, prescriber: clinic.doctor.id, version: 1 }])
})

test('an administrator still can, and names whoever prescribes it', async ({ clinic }) => {
  const { isMine: _isMine, ...fields } = levodopa
  const { id } = await clinic.admin((scope) =>
    addMedication(scope, { ...fields, patientId: clinic.patient.id, prescribedBy: clinic.colleague.id }),
  )
  await clinic.admin((scope) =>
    editMedication(scope, { ...fields, id, version: 1, prescribedBy: clinic.doctor.id, dose: '2 tablets' }),
  )
  expect(await clinic.records()).toEqual([{ dose: '2 tablets', ended: null, prescriber: clinic.doctor.id, version: 2 }])
})

test('who saves too late reads yours, theirs and before: of a colleague by name, of an administrator without', async ({
  clinic,
}) => {
  const { id } = await clinic.record()
  const late = () => clinic.mine((scope) => changeMedicine(scope, { ...levodopa, id, version: 1, dose: '3 tablets' }))
  const change = { ...levodopa, id, isMine: false }
  await clinic.theirs((scope) =>
    changeMedicine(scope, { ...change, version: 1, dose: '2 tablets', times: ['08:00'], endedOn: '2026-03-01' }),
  )
  const conflict = await conflictOf(late())
  expect(conflict.by).toBe('Dr Cora Colleague')
  expect(sides(conflict, 'dose')).toEqual(['3 tablets', '2 tablets', '1 tablet'])
  expect(sides(conflict, 'times')).toEqual(['07:00, 11:30', '08:00', '07:00, 11:30'])
  expect(conflict.fields.map(({ name }) => name)).not.toContain('isMine')

  const { isMine: _isMine, ...fields } = levodopa
  await clinic.admin((scope) => editMedication(scope, { ...fields, id, version: 2, prescribedBy: null }))
  const again = await conflictOf(late())
  expect(again.by).toBe('An administrator')
  expect(JSON.stringify(again)).not.toContain('Adam')

  // stopping is a save like any other
  const stopped = await conflictOf(
    clinic.mine((scope) => endMedication(scope, { id, version: 2, endedOn: '2026-02-01' })),
  )
  expect(sides(stopped, 'endedOn')[0]).not.toBe('')
})

test('what became of a medicine is told to its patient’s doctors only', async ({ clinic, make, as }) => {
  const { id } = await clinic.record()
  await clinic.mine((scope) => changeMedicine(scope, { ...levodopa, id, version: 1, dose: '2 tablets' }))
  const news = (person: Parameters<typeof as>[0]) =>
    as(person, async (client) => {
      const { rows } = await client.query<{ news: unknown }>(
        `select app.own_record_news('patient_medications', $1, 1) as news`,
        [id],
      )
      return rows[0]?.news
    })
  expect(await news(clinic.colleague)).toMatchObject({ values: { dose: '2 tablets' }, original: { dose: '1 tablet' } })
  expect(await news(await make.doctor())).toBeNull()
  for (const person of [clinic.patient, await make.admin()])
    expect(await refusalOf(news(person))).toMatchObject({ code: '42501' })
})

test('what a doctor wrote is in the history, and an administrator takes it back', async ({ clinic, db }) => {
  const { id } = await clinic.record()
  await clinic.mine(async (scope) => {
    await beginOperation(scope, 'medications.stop')
    await endMedication(scope, { id, version: 1, endedOn: '2026-02-01' })
  })
  const { rows } = await db.query<{ operation: string; actor: string; before: unknown }>(
    `select c.operation_id as operation, o.actor_user_id as actor, c.before
       from record_changes c join operations o on o.id = c.operation_id
      where c.entity = 'patient_medications' and c.record_id = $1 and o.action = 'medications.stop'`,
    [id],
  )
  expect(rows).toEqual([
    { operation: expect.any(String), actor: clinic.doctor.userId, before: expect.objectContaining({ ended_on: null }) },
  ])
  await clinic.admin(({ db: own }) => own.$queryRaw`select app.undo_operation(${rows[0]!.operation}, false)`)
  expect(await clinic.mine((scope) => getMedication(scope, id))).toMatchObject({ endedOn: null })
})
