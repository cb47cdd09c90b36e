import { cancelConsultations } from '@/lib/consultations/bulk'
import { completeConsultation } from '@/lib/consultations/commands'
import { exportFees } from '@/lib/consultations/fee-export'
import { feeYears, sumFees } from '@/lib/consultations/fees'
import { asViewer } from '@/lib/db/scope'
import { adminViewer, expect, test } from '../scope/test.ts'

process.env.SUBSTANTIA_TIME_ZONE = 'Europe/Oslo'
const zone = 'Europe/Oslo'

type Visit = { doctor: string; at: string; fee: number | null; status: string }

/** The same sums from the visits themselves, in cents. */
function recount(visits: Visit[], doctor: string, month: string) {
  const monthOf = (at: string) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit' }).format(new Date(at))
  const known = visits.filter(
    (visit) =>
      visit.doctor === doctor && visit.status === 'completed' && visit.fee !== null && monthOf(visit.at) === month,
  )
  return known.length === 0
    ? null
    : (known.reduce((sum, { fee }) => sum + Math.round((fee ?? 0) * 100), 0) / 100).toFixed(2)
}

test('fees per doctor and month equal a recount, on the clinic’s clock', async ({ make, db }) => {
  const viewer = adminViewer(await make.admin())
  const doctors = [await make.doctor({}, { name: 'Kenji Ito' }), await make.doctor({}, { name: 'Ana Silva' })]
  const patient = await make.patient()
  const edges = [
    '2025-12-31T22:59:59.999Z',
    '2025-12-31T23:00:00Z',
    '2026-03-31T21:59:59Z',
    '2026-03-31T22:00:00Z',
    '2026-10-31T22:59:59Z',
    '2026-10-31T23:00:00Z',
    '2026-12-31T22:59:59Z',
    '2026-12-31T23:00:00Z',
  ]
  const days = Array.from({ length: 120 }, (_, at) =>
    new Date(Date.UTC(2026, 0, 1) + at * 3 * 86_400_000 + at * 3_333_333).toISOString(),
  )
  const visits: Visit[] = []
  for (const [at, moment] of [...edges, ...days].entries()) {
    const visit = {
      doctor: doctors[at % 2]!.id,
      at: moment,
      fee: at % 7 === 0 ? null : at % 5 === 0 ? 0 : 10.1 + at / 100,
      status: at % 11 === 3 ? 'no-show' : 'completed',
    }
    visits.push({ ...visit, fee: visit.fee === null ? null : Number(visit.fee.toFixed(2)) })
    await make.consultation(
      { doctor: { id: visit.doctor }, patient },
      { consultation_date: visit.at, fee_charged: visits.at(-1)!.fee, status: visit.status as 'completed' },
    )
  }
  const trashed = await make.consultation(
    { doctor: doctors[0]!, patient },
    { consultation_date: '2026-05-05T09:00:00Z', fee_charged: 9999, status: 'completed' },
  )
  await make.trash('consultations', trashed.id)

  const report = await asViewer(viewer, (scope) => sumFees(scope, { year: 2026, month: null }, zone))

  const ofOne = await asViewer(viewer, (scope) =>
    sumFees(scope, { year: 2026, month: null, doctorId: doctors[0]!.id }, zone),
  )
  expect(ofOne.doctors).toEqual(report.doctors.filter(({ doctorId }) => doctorId === doctors[0]!.id))

  for (const row of report.doctors) {
    const expected = Array.from({ length: 12 }, (_, at) =>
      recount(visits, row.doctorId, `2026-${String(at + 1).padStart(2, '0')}`),
    )
    expect(row.months).toEqual(expected)
  }
  const { rows } = await db.query(
    `select count(*)::integer as visits, count(*) filter (where fee_charged = 0)::integer as waived,
            count(*) filter (where fee_charged > 0)::integer as charged, count(*) filter (where fee_charged is null)::integer as unknown,
            sum(fee_charged)::text as sum, avg(fee_charged)::numeric(16, 2)::text as average
       from consultations
      where status = 'completed' and deleted_at is null and extract(year from consultation_date at time zone $1) = 2026`,
    [zone],
  )
  expect(report.total).toEqual(rows[0])
  const march = await asViewer(viewer, (scope) => sumFees(scope, { year: 2026, month: 3 }, zone))
  expect(march.months).toEqual([report.months[2]])
  expect(await asViewer(viewer, (scope) => feeYears(scope, zone))).toEqual([2027, 2026, 2025])
})

test('an export of fees is in the audit log', async ({ make, db }) => {
  const admin = await make.admin()
  const { rows: lines } = await asViewer(adminViewer(admin), (scope) =>
    exportFees(scope, { year: 2026, month: 2, zone, format: 'csv' }),
  )
  const { rows } = await db.query("select fields from audit_events where actor_user_id = $1 and action = 'export'", [
    admin.userId,
  ])
  expect(rows).toEqual([{ fields: ['csv', `${lines.length} rows`, '2026-02'] }])
})

test('taking back a completion takes back the appointment it booked', async ({ make, db }) => {
  const viewer = adminViewer(await make.admin())
  const { doctor, patient } = await make.careTeam()
  const visit = await make.consultation(
    { doctor, patient },
    { status: 'scheduled', consultation_date: '2026-02-02T09:00:00Z', next_visit_date: '2026-08-01T09:00:00Z' },
  )
  const content = async () =>
    (
      await db.query(
        "select to_jsonb(c) - 'version' - 'updated_at' as row from consultations c where patient_id = $1 and deleted_at is null order by id",
        [patient.id],
      )
    ).rows
  const before = await content()
  await asViewer(viewer, (scope) =>
    completeConsultation(scope, {
      id: visit.id,
      version: 1,
      chiefComplaint: null,
      diagnosis: 'D',
      prescription: null,
      notes: null,
      durationMinutes: null,
      feeCharged: null,
      nextVisitDate: new Date('2027-04-05T08:00:00Z'),
      nextType: 'follow-up',
      nextMinutes: 30,
      overlapAllowed: false,
    }),
  )
  expect(await content()).toHaveLength(2)
  const { rows } = await db.query('select id from operations where actor_user_id = $1', [viewer.userId])
  expect(rows).toHaveLength(1)

  const [undone] = await asViewer(
    viewer,
    ({ db }) =>
      db.$queryRaw<
        { result: { done: boolean } }[]
      >`select app.undo_operation(${rows[0].id as string}, false) as result`,
  )

  expect(undone?.result.done).toBe(true)
  expect(await content()).toEqual(before)
})

test('cancelling many: only scheduled ones, each told; nobody else’s', async ({ make, db }) => {
  const viewer = adminViewer(await make.admin())
  const { doctor, patient } = await make.careTeam()
  const booked = await make.consultation({ doctor, patient }, { status: 'scheduled' })
  const held = await make.consultation({ doctor, patient }, { status: 'completed' })
  const ids = [booked.id, held.id, 'nothing']
  const input = { reason: 'Doctor ill' }
  const expected = [
    { id: booked.id, outcome: 'done' },
    { id: held.id, outcome: 'skipped', message: 'It is completed, not scheduled.' },
    { id: 'nothing', outcome: 'skipped', message: 'It is no longer there.' },
  ]
  expect(await asViewer(viewer, (scope) => cancelConsultations.classify(scope, ids, input))).toEqual(expected)
  expect(await asViewer(viewer, (scope) => cancelConsultations.apply(scope, [booked.id], input))).toEqual([expected[0]])
  expect(await asViewer(viewer, (scope) => cancelConsultations.apply(scope, [booked.id], input))).toMatchObject([
    { outcome: 'skipped' },
  ])
  const { rows } = await db.query('select status from consultations where id = any ($1) order by status', [
    [booked.id, held.id],
  ])
  expect(rows).toEqual([{ status: 'cancelled' }, { status: 'completed' }])
})
