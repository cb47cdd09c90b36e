import * as commands from '@/lib/consultations/own-visit-commands'
import { asViewer, type Scope } from '@/lib/db/scope'
import type { AppError } from '@/lib/errors/app-error'
import { explain } from '@/lib/errors/explain'
import { StaleSave } from '@/lib/errors/stale-save'
import { doctorViewer, expect, test as base } from '../scope/test.ts'

process.env.SUBSTANTIA_TIME_ZONE = 'Europe/Oslo'
process.env.SUBSTANTIA_LOG_LEVEL = 'silent'

const nine = new Date('2027-03-01T08:00:00Z')
const ten = new Date('2027-03-01T09:00:00Z')

/** A doctor with a visit at nine that was booked in an earlier one; `act` runs a command as the doctor. */
const test = base.extend('clinic', async ({ make, db }) => {
  const { doctor, patient } = await make.careTeam()
  const earlier = await make.consultation({ doctor, patient }, { consultation_date: '2026-01-05T09:00:00Z' })
  const visit = await make.consultation(
    { doctor, patient },
    { status: 'scheduled', consultation_date: nine.toISOString(), duration_minutes: 30 },
  )
  await db.query('update consultations set booked_in = $2 where id = $1', [visit.id, earlier.id])
  await db.query('update consultations set next_visit_date = $2 where id = $1', [earlier.id, nine])
  const { rows } = await db.query<{ version: number }>('select version from consultations where id = $1', [visit.id])
  const act = <Result>(work: (scope: Scope) => Promise<Result>) => asViewer(doctorViewer(doctor), work)
  const said = async () => {
    const { rows: found } = await db.query(
      `select c.status, c.consultation_date as at, c.duration_minutes as minutes, e.next_visit_date as next
         from consultations c join consultations e on e.id = c.booked_in where c.id = $1`,
      [visit.id],
    )
    return found[0]
  }
  return { doctor, patient, visit, version: rows[0]!.version, act, said }
})

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!error) throw new Error('it was not refused')
  return explain(error, 'test')
}

const move = (given: Partial<Parameters<typeof commands.moveOwnVisit>[1]> & { id: string; version: number }) => {
  return (scope: Scope) => commands.moveOwnVisit(scope, { consultationDate: ten, durationMinutes: 45, ...given })
}

test('a doctor moves their own visit, and the visit that booked it follows', async ({ clinic }) => {
  const { version } = clinic
  await clinic.act(move({ id: clinic.visit.id, version }))
  expect(await clinic.said()).toEqual({ status: 'scheduled', at: ten, minutes: 45, next: ten })
})

test('a doctor cancels it, brings it back, and says why with the operation', async ({ clinic, db }) => {
  const input = { id: clinic.visit.id, version: clinic.version }
  await clinic.act((scope) => commands.cancelOwnVisit(scope, { ...input, reason: 'Ill' }))
  expect(await clinic.said()).toEqual({ status: 'cancelled', at: nine, minutes: 30, next: null })
  await clinic.act((scope) => commands.reopenOwnVisit(scope, { ...input, version: clinic.version + 1 }))
  expect(await clinic.said()).toEqual({ status: 'scheduled', at: nine, minutes: 30, next: nine })
  const { rowCount } = await db.query(
    `select from record_changes where record_id = $1 and after ->> 'status' = 'cancelled'`,
    [clinic.visit.id],
  )
  expect(rowCount).toBe(1)
})

test('only a visit that has begun was missed', async ({ clinic, db }) => {
  const input = { id: clinic.visit.id, version: clinic.version }
  const early = await refusal(clinic.act((scope) => commands.missOwnVisit(scope, input)))
  expect(early.message).toMatch(/nobody can have missed it/)
  await db.query(`update consultations set consultation_date = now() - interval '1 hour' where id = $1`, [
    clinic.visit.id,
  ])
  await clinic.act((scope) => commands.missOwnVisit(scope, { ...input, version: clinic.version + 1 }))
  expect(await clinic.said()).toMatchObject({ status: 'no-show' })
})

test('what is in the way is named, unless it is with somebody whom the doctor no longer treats', async ({
  clinic,
  make,
}) => {
  const other = await make.patient({ name: 'Beatrice Busy' })
  await make.assignment({ doctor: clinic.doctor, patient: other })
  const at = (date: Date) => ({ status: 'scheduled' as const, consultation_date: date.toISOString() })
  await make.consultation({ doctor: clinic.doctor, patient: other }, at(ten))
  const input = { id: clinic.visit.id, version: clinic.version }
  const named = await refusal(clinic.act(move(input)))
  expect(named).toMatchObject({ code: 'doctor-busy', field: 'consultationDate' })
  expect(named.message).toContain('Beatrice Busy')
  expect(named.message).not.toContain('allow the overlap')

  const former = await make.patient({ name: 'Former Freda' })
  const noon = new Date('2027-03-01T11:00:00Z')
  await make.consultation({ doctor: clinic.doctor, patient: former }, at(noon))
  const nameless = await refusal(clinic.act(move({ ...input, consultationDate: noon })))
  expect(nameless).toMatchObject({ code: 'doctor-busy', field: 'consultationDate' })
  expect(nameless.message).not.toContain('Freda')
})

test('a visit that somebody moved meanwhile is not moved over; the doctor reads both', async ({ clinic, db }) => {
  const input = { id: clinic.visit.id, version: clinic.version }
  await clinic.act(move({ ...input, durationMinutes: 60 }))
  const error: unknown = await clinic
    .act(move({ ...input, consultationDate: nine, durationMinutes: 30 }))
    .catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(StaleSave)
  expect(await clinic.said()).toMatchObject({ at: ten, minutes: 60 })
  const { rowCount } = await db.query('select from consultations where id = $1', [clinic.visit.id])
  expect(rowCount).toBe(1)
})

test('another doctor’s visit is not theirs to move, cancel, miss or reopen, and a stranger’s is not there', async ({
  clinic,
  make,
}) => {
  const colleague = await make.doctor()
  await make.assignment({ doctor: colleague, patient: clinic.patient }, { assignment_type: 'consultant' })
  const stranger = await make.doctor()
  const input = { id: clinic.visit.id, version: clinic.version }
  const tries: ((scope: Scope) => Promise<unknown>)[] = [
    move(input),
    (scope) => commands.cancelOwnVisit(scope, { ...input, reason: 'Mine now' }),
    (scope) => commands.missOwnVisit(scope, input),
    (scope) => commands.reopenOwnVisit(scope, input),
  ]
  for (const attempt of tries) {
    expect((await refusal(asViewer(doctorViewer(colleague), attempt))).code).toBe('forbidden')
    expect((await refusal(asViewer(doctorViewer(stranger), attempt))).code).toBe('not-found')
  }
  expect(await clinic.said()).toMatchObject({ status: 'scheduled', at: nine })
})

test('a visit of a patient whom the doctor no longer treats is left to administrators', async ({ clinic, db }) => {
  await db.query('update doctor_patient_assignments set is_active = false, ended_at = now() where patient_id = $1', [
    clinic.patient.id,
  ])
  const input = { id: clinic.visit.id, version: clinic.version }
  expect((await refusal(clinic.act(move(input)))).code).toBe('not-found')
})
