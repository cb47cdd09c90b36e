import { describe } from 'vitest'
import * as commands from '@/lib/consultations/commands'
import type { BookInput } from '@/lib/consultations/schema'
import { asViewer, type Scope } from '@/lib/db/scope'
import type { AppError } from '@/lib/errors/app-error'
import { explain } from '@/lib/errors/explain'
import { adminViewer, doctorViewer, expect, test as base } from '../scope/test.ts'

process.env.SUBSTANTIA_TIME_ZONE = 'Europe/Oslo'
process.env.SUBSTANTIA_LOG_LEVEL = 'silent'

const nine = new Date('2027-03-01T08:00:00Z') // a Monday, 09:00 at the clinic
const past = new Date('2026-01-05T09:00:00Z')

/** `admin` runs a command as an administrator; `refusal` says why it was refused. */
const test = base.extend('admin', async ({ make }) => {
  const viewer = adminViewer(await make.admin())
  return <Result>(work: (scope: Scope) => Promise<Result>) => asViewer(viewer, work)
})

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!error) throw new Error('it was not refused')
  return explain(error, 'test')
}

function appointment(
  of: { patient: { id: string }; doctor: { id: string } },
  given: Partial<BookInput> = {},
): BookInput {
  return {
    patientId: of.patient.id,
    doctorId: of.doctor.id,
    consultationDate: nine,
    consultationType: 'in-person',
    durationMinutes: 30,
    feeCharged: null,
    chiefComplaint: null,
    notes: null,
    overlapAllowed: false,
    ...given,
  }
}

describe('booking', () => {
  test('keeps what was entered; the fee is the doctor’s usual one', async ({ admin, make, db }) => {
    const patient = await make.patient()
    const doctor = await make.doctor({ consultation_fee: 85.5 })
    const id = await admin((scope) => commands.bookConsultation(scope, appointment({ patient, doctor })))
    const { rows } = await db.query(
      'select status, fee_charged, overlap_allowed, consultation_date from consultations where id = $1',
      [id],
    )
    expect(rows[0]).toMatchObject({
      status: 'scheduled',
      fee_charged: '85.50',
      overlap_allowed: false,
      consultation_date: nine,
    })
    const free = await admin((scope) =>
      commands.bookConsultation(
        scope,
        appointment({ patient, doctor }, { consultationDate: past, feeCharged: '0.00' }),
      ),
    )
    expect((await db.query('select fee_charged from consultations where id = $1', [free])).rows[0].fee_charged).toBe(
      '0.00',
    )
  })

  test('the fee that was offered for one doctor is not charged for another, unless somebody wrote it', async ({
    admin,
    make,
    db,
  }) => {
    const patient = await make.patient()
    const [first, other] = [await make.doctor({ consultation_fee: 85.5 }), await make.doctor({ consultation_fee: 40 })]
    const offered = { feeCharged: '85.50', usualFee: '85.50', usualFeeOf: first.id }
    const feeOf = async (given: Partial<BookInput>, doctor: { id: string }) => {
      const id = await admin((scope) =>
        commands.bookConsultation(scope, appointment({ patient, doctor }, { overlapAllowed: true, ...given })),
      )
      return (await db.query('select fee_charged from consultations where id = $1', [id])).rows[0].fee_charged
    }

    expect(await feeOf(offered, other)).toBe('40.00')
    expect(await feeOf({ ...offered, usualFee: '40.00', usualFeeOf: other.id }, other)).toBe('85.50')
    expect(await feeOf(offered, first)).toBe('85.50')
    expect(await feeOf({ ...offered, feeCharged: '0.00' }, other)).toBe('0.00')
  })

  test('a doctor who is taken: whose appointment, from when to when, and what is free near it', async ({
    admin,
    make,
  }) => {
    const doctor = await make.doctor({}, { name: 'Kenji Ito' })
    const patient = await make.patient({ name: 'Ana Berg' })
    const other = await make.patient({ name: 'Per Dahl' })
    await admin((scope) => commands.bookConsultation(scope, appointment({ patient, doctor })))

    const error = await refusal(
      admin((scope) =>
        commands.bookConsultation(
          scope,
          appointment({ patient: other, doctor }, { consultationDate: new Date('2027-03-01T08:15:00Z') }),
        ),
      ),
    )

    expect(error).toMatchObject({ code: 'doctor-busy', field: 'consultationDate' })
    expect(error.message).toBe(
      'Dr Kenji Ito has another appointment then, with Ana Berg: 1 Mar 2027, 09:00 to 09:30. ' +
        'Free near it: 08:30; 09:30 or 09:45. Choose another time, or allow the overlap.',
    )
  })

  test('the end of one is the beginning of the next', async ({ admin, make }) => {
    const doctor = await make.doctor()
    const [patient, other] = [await make.patient(), await make.patient()]
    await admin((scope) => commands.bookConsultation(scope, appointment({ patient, doctor })))
    await admin((scope) =>
      commands.bookConsultation(
        scope,
        appointment({ patient: other, doctor }, { consultationDate: new Date('2027-03-01T08:30:00Z') }),
      ),
    )
  })

  test('an overlap that is allowed is kept as allowed; without one there is nothing to allow', async ({
    admin,
    make,
    db,
  }) => {
    const doctor = await make.doctor()
    const [patient, other] = [await make.patient(), await make.patient()]
    const first = await admin((scope) =>
      commands.bookConsultation(scope, appointment({ patient, doctor }, { overlapAllowed: true })),
    )
    const second = await admin((scope) =>
      commands.bookConsultation(scope, appointment({ patient: other, doctor }, { overlapAllowed: true })),
    )
    const { rows } = await db.query('select id, overlap_allowed as allowed from consultations where id = any ($1)', [
      [first, second],
    ])
    expect(rows).toContainEqual({ id: first, allowed: false })
    expect(rows).toContainEqual({ id: second, allowed: true })
  })

  test('a patient who is elsewhere then is named too', async ({ admin, make }) => {
    const patient = await make.patient({ name: 'Ana Berg' })
    const [doctor, other] = [await make.doctor({}, { name: 'Kenji Ito' }), await make.doctor()]
    await admin((scope) => commands.bookConsultation(scope, appointment({ patient, doctor })))
    const { message } = await refusal(
      admin((scope) => commands.bookConsultation(scope, appointment({ patient, doctor: other }))),
    )
    expect(message).toContain('Ana Berg has another appointment then, with Dr Kenji Ito: 1 Mar 2027, 09:00 to 09:30.')
  })

  test('two who book the same doctor at once: one gets the time, the other reads whose it is', async ({ make, db }) => {
    const doctor = await make.doctor()
    const patients = [await make.patient({ name: 'Ana Berg' }), await make.patient({ name: 'Per Dahl' })]
    const viewers = [adminViewer(await make.admin()), adminViewer(await make.admin())]
    const results = await Promise.allSettled(
      viewers.map((viewer, at) =>
        asViewer(viewer, (scope) => commands.bookConsultation(scope, appointment({ patient: patients[at]!, doctor }))),
      ),
    )
    const refused = results.filter((result) => result.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(explain(refused[0]?.reason, 'test').message).toMatch(
      /has another appointment then, with (Ana Berg|Per Dahl): 1 Mar 2027/,
    )
    expect((await db.query('select from consultations where doctor_id = $1', [doctor.id])).rowCount).toBe(1)
  })

  test('a suspended doctor is not booked', async ({ admin, make }) => {
    const patient = await make.patient()
    const doctor = await make.doctor({ approval_state: 'suspended' })
    expect(
      await refusal(admin((scope) => commands.bookConsultation(scope, appointment({ patient, doctor })))),
    ).toMatchObject({
      field: 'doctorId',
    })
  })

  test('a doctor may not book for a patient of others', async ({ make }) => {
    const [doctor, patient] = [await make.doctor(), await make.patient()]
    const error = await refusal(
      asViewer(doctorViewer(doctor), (scope) => commands.bookConsultation(scope, appointment({ patient, doctor }))),
    )
    expect(['reference-unknown', 'forbidden']).toContain(error.code)
  })
})

describe('moving', () => {
  test('to a free time of another doctor; a stale move is refused', async ({ admin, make, db }) => {
    const { doctor, patient } = await make.careTeam()
    const other = await make.doctor()
    const id = await admin((scope) => commands.bookConsultation(scope, appointment({ patient, doctor })))
    const at = new Date('2027-03-02T10:00:00Z')
    const move = {
      id,
      version: 1,
      doctorId: other.id,
      consultationDate: at,
      durationMinutes: 45,
      overlapAllowed: false,
    }
    await admin((scope) => commands.moveConsultation(scope, move))
    const { rows } = await db.query(
      'select doctor_id, consultation_date, duration_minutes from consultations where id = $1',
      [id],
    )
    expect(rows[0]).toEqual({ doctor_id: other.id, consultation_date: at, duration_minutes: 45 })
    expect(await refusal(admin((scope) => commands.moveConsultation(scope, move)))).toMatchObject({
      code: 'changed-meanwhile',
    })
  })

  test('within its own time is no conflict with itself; onto another one is', async ({ admin, make }) => {
    const { doctor, patient } = await make.careTeam()
    const other = await make.patient({ name: 'Per Dahl' })
    const id = await admin((scope) => commands.bookConsultation(scope, appointment({ patient, doctor })))
    await admin((scope) =>
      commands.bookConsultation(
        scope,
        appointment({ patient: other, doctor }, { consultationDate: new Date('2027-03-01T09:00:00Z') }),
      ),
    )
    const move = { id, version: 1, doctorId: doctor.id, durationMinutes: 30, overlapAllowed: false }
    await admin((scope) =>
      commands.moveConsultation(scope, { ...move, consultationDate: new Date('2027-03-01T08:10:00Z') }),
    )
    const error = await refusal(
      admin((scope) =>
        commands.moveConsultation(scope, { ...move, version: 2, consultationDate: new Date('2027-03-01T08:45:00Z') }),
      ),
    )
    expect(error.message).toContain('with Per Dahl: 1 Mar 2027, 10:00 to 10:30')
  })
})

describe('completing', () => {
  const findings = {
    chiefComplaint: 'Tremor',
    diagnosis: 'Parkinson’s disease',
    prescription: 'Levodopa',
    notes: null,
    durationMinutes: null,
    feeCharged: '90.00',
    nextType: 'follow-up' as const,
    nextMinutes: 30,
    overlapAllowed: false,
  }

  test('writes down the findings and books the next visit, which stays linked when it moves', async ({
    admin,
    make,
    db,
  }) => {
    const { doctor, patient } = await make.careTeam()
    const visit = await make.consultation(
      { doctor, patient },
      { status: 'scheduled', consultation_date: past.toISOString() },
    )
    await admin((scope) =>
      commands.completeConsultation(scope, { id: visit.id, version: 1, ...findings, nextVisitDate: nine }),
    )

    const of = async (column: string, id: string) =>
      (await db.query(`select * from consultations where ${column} = $1`, [id])).rows[0]
    expect(await of('id', visit.id)).toMatchObject({
      status: 'completed',
      diagnosis: 'Parkinson’s disease',
      fee_charged: '90.00',
      next_visit_date: nine,
    })
    const next = await of('booked_in', visit.id)
    expect(next).toMatchObject({
      status: 'scheduled',
      consultation_type: 'follow-up',
      consultation_date: nine,
      doctor_id: doctor.id,
      patient_id: patient.id,
    })

    const later = new Date('2027-03-03T08:00:00Z')
    await admin((scope) =>
      commands.moveConsultation(scope, {
        id: next.id,
        version: 1,
        doctorId: doctor.id,
        consultationDate: later,
        durationMinutes: 30,
        overlapAllowed: false,
      }),
    )
    expect((await of('id', visit.id)).next_visit_date).toEqual(later)
    await admin((scope) => commands.cancelConsultation(scope, { id: next.id, version: 2, reason: 'Holiday' }))
    expect((await of('id', visit.id)).next_visit_date).toBeNull()
    await admin((scope) => commands.reopenConsultation(scope, { id: next.id, version: 3, overlapAllowed: false }))
    expect((await of('id', visit.id)).next_visit_date).toEqual(later)
  })

  test('does nothing when the next visit cannot be booked', async ({ admin, make, db }) => {
    const { doctor, patient } = await make.careTeam()
    const other = await make.patient({ name: 'Per Dahl' })
    await admin((scope) => commands.bookConsultation(scope, appointment({ patient: other, doctor })))
    const visit = await make.consultation(
      { doctor, patient },
      { status: 'scheduled', consultation_date: past.toISOString() },
    )
    const complete = (nextVisitDate: Date) =>
      refusal(
        admin((scope) =>
          commands.completeConsultation(scope, { id: visit.id, version: 1, ...findings, nextVisitDate }),
        ),
      )

    expect(await complete(nine)).toMatchObject({ field: 'nextVisitDate', code: 'doctor-busy' })
    expect(await complete(new Date('2025-01-01T09:00:00Z'))).toMatchObject({ field: 'nextVisitDate' })
    expect((await db.query('select status from consultations where id = $1', [visit.id])).rows).toEqual([
      { status: 'scheduled' },
    ])
    expect((await db.query('select from consultations where booked_in = $1', [visit.id])).rowCount).toBe(0)
  })

  test('what has not begun is neither completed nor missed', async ({ admin, make }) => {
    const { doctor, patient } = await make.careTeam()
    const id = await admin((scope) => commands.bookConsultation(scope, appointment({ patient, doctor })))
    const complete = { id, version: 1, ...findings, nextVisitDate: null }
    expect((await refusal(admin((scope) => commands.completeConsultation(scope, complete)))).message).toContain(
      '1 Mar 2027, 09:00',
    )
    expect((await refusal(admin((scope) => commands.missConsultation(scope, { id, version: 1 })))).message).toContain(
      'Cancel or move',
    )
  })
})

describe('cancelling, missing, reopening', () => {
  test('frees the time; reopening asks for it again', async ({ admin, make, db }) => {
    const { doctor, patient } = await make.careTeam()
    const other = await make.patient({ name: 'Per Dahl' })
    const id = await admin((scope) => commands.bookConsultation(scope, appointment({ patient, doctor })))
    await admin((scope) => commands.cancelConsultation(scope, { id, version: 1, reason: 'Doctor ill' }))
    await admin((scope) => commands.bookConsultation(scope, appointment({ patient: other, doctor })))

    const error = await refusal(
      admin((scope) => commands.reopenConsultation(scope, { id, version: 2, overlapAllowed: false })),
    )
    expect(error.message).toContain('with Per Dahl')
    await admin((scope) => commands.reopenConsultation(scope, { id, version: 2, overlapAllowed: true }))
    const { rows } = await db.query('select status, overlap_allowed from consultations where id = $1', [id])
    expect(rows).toEqual([{ status: 'scheduled', overlap_allowed: true }])
  })

  test('each only from scheduled, and only once', async ({ admin, make }) => {
    const { doctor, patient } = await make.careTeam()
    const visit = await make.consultation(
      { doctor, patient },
      { status: 'scheduled', consultation_date: past.toISOString() },
    )
    await admin((scope) => commands.missConsultation(scope, { id: visit.id, version: 1 }))
    const again = [
      (scope: Scope) => commands.missConsultation(scope, { id: visit.id, version: 2 }),
      (scope: Scope) => commands.cancelConsultation(scope, { id: visit.id, version: 2, reason: 'x' }),
    ]
    for (const work of again) expect((await refusal(admin(work))).message).toContain('This appointment is missed')
    await admin((scope) => commands.reopenConsultation(scope, { id: visit.id, version: 2, overlapAllowed: false }))
    expect(
      (
        await refusal(
          admin((scope) => commands.reopenConsultation(scope, { id: visit.id, version: 3, overlapAllowed: false })),
        )
      ).message,
    ).toContain('scheduled already')
  })

  test('nobody cancels what is not theirs to see', async ({ make, db }) => {
    const { doctor, patient } = await make.careTeam()
    const visit = await make.consultation({ doctor, patient }, { status: 'scheduled' })
    const stranger = doctorViewer(await make.doctor())
    const error = await refusal(
      asViewer(stranger, (scope) => commands.cancelConsultation(scope, { id: visit.id, version: 1, reason: 'x' })),
    )
    expect(error.code).toBe('not-found')
    expect((await db.query('select status from consultations where id = $1', [visit.id])).rows[0].status).toBe(
      'scheduled',
    )
  })
})

test('saving a form unchanged keeps a time to the microsecond', async ({ admin, make, db }) => {
  const { doctor, patient } = await make.careTeam()
  const visit = await make.consultation(
    { doctor, patient },
    { status: 'completed', consultation_date: '2026-01-05T09:00:00.123456Z' },
  )
  const written = { consultationDate: new Date('2026-01-05T09:00:00.123Z'), notes: 'Seen.' }
  const { patientId: _fixed, ...form } = appointment({ doctor, patient }, written)
  const update = { ...form, id: visit.id, version: 1, diagnosis: null, prescription: null }
  await admin((scope) => commands.updateConsultation(scope, update))
  const { rows } = await db.query(
    'select notes, extract(microseconds from consultation_date)::integer as us from consultations where id = $1',
    [visit.id],
  )
  expect(rows).toEqual([{ notes: 'Seen.', us: 123456 }])
})
