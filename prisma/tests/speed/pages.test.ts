import type pg from 'pg'
import { vi } from 'vitest'
import { getChart } from '@/lib/charts/queries'
import { getClinicChart } from '@/lib/clinic-chart/queries'
import { chartFilter } from '@/lib/clinic-chart/span'
import { asViewer, type Scope } from '@/lib/db/scope'
import type { Viewer } from '@/lib/db/viewer'
import { doctorList } from '@/lib/doctors/list'
import { readList } from '@/lib/lists/read-list'
import type { RawParameters } from '@/lib/lists/parse-address'
import { patientList } from '@/lib/patients/list'
import { listPatients } from '@/lib/patients/queries'
import { patientListFilter } from '@/lib/patients/schema'
import { loadProfile } from '@/prisma/seed/load-profile'
import { listPanel } from '@/lib/panel/queries'
import { getReportBoard } from '@/lib/report-board/queries'
import { requestList } from '@/lib/requests/list'
import { getWorklist } from '@/lib/worklist/queries'
import { countDisagreements, listDisagreements } from '@/lib/reviews/disagreements'
import { getDisagreement, getReviewedResult, listReviews } from '@/lib/reviews/queries'
import { disagreementFilter } from '@/lib/reviews/schema'
import { getSystemStatistics } from '@/lib/statistics/queries'
import { timelineFilter } from '@/lib/timeline/schema'
import { sealCursor } from '@/lib/tables/cursor'
import { beginAs, type Person } from '../support/person.ts'
import { adminViewer, doctorViewer, expect, test as base } from '../scope/test.ts'
import { buffersOf, explain, statementsOf, stepsOf } from './recorder.ts'

process.env.SUBSTANTIA_TIME_ZONE = 'Europe/Oslo'
process.env.SUBSTANTIA_CURSOR_KEY = Buffer.alloc(32, 7).toString('base64url')

vi.setConfig({ testTimeout: 300_000 }) // the first test also loads the patients

const patients = 10_000
const mostBuffers = 300

type World = { admin: Viewer; doctor: Viewer; patient: string; middle: string; connect: () => Promise<pg.Client> }

/** As many patients as it takes for the planner to choose as it would for a million. */
const test = base.extend('world', { scope: 'file' }, async ({ database, application }): Promise<World> => {
  void application // sets the environment of lib/db
  const owner = await database.connectOwner()
  await loadProfile(owner, { patients, seed: 1, now: new Date('2026-11-01') })
  await owner.query(
    "insert into users (id, email, name, role) values ('speed-admin', 'speed@example.test', 'Speed', 'admin')",
  )
  const one = async (sql: string) => (await owner.query<Record<string, string>>(sql)).rows[0] ?? {}
  const { doctor_id: doctor = '', user_id: user = '' } = await one(
    `select d.doctor_id, d.user_id from doctors d join doctor_patient_assignments a using (doctor_id)
      where d.approval_state = 'approved' and a.is_active group by 1, 2 order by count(*) desc limit 1`,
  )
  const { patient = '' } = await one(
    'select patient_id as patient from patient_statistics order by total_predictions desc, total_consultations desc limit 1',
  )
  const { date = '', id = '' } = await one(
    `select visit_sort::text as date, patient_id as id from patient_statistics order by visit_sort desc, patient_id desc offset ${patients / 2} limit 1`,
  )
  const person = (claims: Person['claims'], databaseRole: Person['databaseRole']) => ({ databaseRole, claims })
  return {
    admin: adminViewer({ userId: 'speed-admin', ...person({ r: 'admin', u: 'speed-admin' }, 'substantia_admin') }),
    doctor: doctorViewer({
      id: doctor,
      userId: user,
      ...person({ r: 'doctor', u: user, d: doctor }, 'substantia_doctor'),
    }),
    patient,
    middle: sealCursor(['patients, lastVisit descending', date, id]),
    connect: () => database.connectWeb(),
  }
})

/** Plans of a page's statements, as this viewer. */
async function plansOf({ connect }: World, viewer: Viewer, read: (scope: Scope) => Promise<unknown>) {
  const statements = await statementsOf(() => asViewer(viewer, read))
  const client = await connect()
  await beginAs(client, {
    databaseRole: `substantia_${viewer.role}`,
    claims: { r: viewer.role, u: viewer.userId, ...(viewer.doctorId && { d: viewer.doctorId }) },
  })
  const plans = []
  for (const statement of statements)
    // about how many there are, above 10,000: asked of the planner, which reads nothing
    if (!/^\s*explain/.test(statement.text))
      plans.push({ sql: statement.text.replaceAll(/\s+/g, ' ').slice(0, 80), plan: await explain(client, statement) })
  await client.query('rollback')
  return plans
}

const lists: Record<string, (world: World) => RawParameters> = {
  'the first page': () => ({}),
  'a page in the middle': ({ middle }) => ({ after: middle }),
  'a page in the middle, backwards': ({ middle }) => ({ before: middle }),
  'by stage': () => ({ f: 'stage:is:2' }),
  'with a positive result': () => ({ f: 'result:is:positive' }),
  'with no conclusive result': () => ({ f: 'result:is:none' }),
  'seen lately': () => ({ f: 'lastVisit:last-days:90' }),
  'not seen for nine months': () => ({ f: 'lastVisit:over-months-ago:9' }),
  'never seen': () => ({ f: 'lastVisit:empty' }),
  'active lately': () => ({ f: 'lastActivity:last-days:30', sort: 'lastActivity.desc' }),
  'without an active doctor': () => ({ f: 'noActiveDoctor:is:yes' }),
  'by name': () => ({ sort: 'name.asc' }),
  'by name, backwards': () => ({ sort: 'name.desc' }),
  'by the day they were registered': () => ({ sort: 'registeredAt.desc' }),
  'by two columns, one up and one down': () => ({ sort: 'lastVisit.desc,name.asc' }),
}

/** Saved views, the page itself, who treats them, how many there are. */
const statementsOfList = 4

for (const [name, make] of Object.entries(lists)) {
  test(`the list of patients, ${name}: few pages read at any depth, no table read whole, four statements`, async ({
    world,
  }) => {
    const plans = await plansOf(world, world.admin, (scope) => readList(scope, patientList, make(world)))
    expect(plans.map(({ sql }) => sql)).toHaveLength(statementsOfList)
    const [, list, doctors] = plans
    for (const part of [list, doctors]) {
      expect(part).toBeDefined()
      if (!part) continue
      expect(wholeReads(part.plan), part.sql).toEqual([])
      expect(buffersOf(part.plan), part.sql).toBeLessThanOrEqual(mostBuffers)
    }
  })
}

test('a doctor’s list costs what a doctor’s patients cost, not what everybody does', async ({ world }) => {
  const plans = await plansOf(world, world.doctor, (scope) => listPatients(scope, patientListFilter.parse({})))
  expect(plans).toHaveLength(3)
  for (const { plan, sql } of plans) expect(wholeReads(plan), sql).toEqual([])
})

test('the worklist of second looks costs what a doctor’s patients cost, at any depth and for any reason', async ({
  world,
}) => {
  const after = sealCursor(['2024-06-01T00:00:00Z', 'x'])
  for (const given of [{}, { after }, { reason: 'low-confidence' }]) {
    const plans = await plansOf(world, world.doctor, (scope) =>
      listDisagreements(scope, disagreementFilter.parse(given)),
    )
    expect(plans).toHaveLength(1)
    for (const { plan, sql } of plans) expect(wholeReads(plan), sql).toEqual([])
  }
  const [counts] = await plansOf(world, world.doctor, (scope) => countDisagreements(scope))
  expect(wholeReads(counts!.plan)).toEqual([])
})

test('a result with what was said of it is found by index', async ({ world }) => {
  const plans = await plansOf(world, world.doctor, async (scope) => {
    const [row] = (await listDisagreements(scope, disagreementFilter.parse({}))).rows
    const result = row && (await getReviewedResult(scope, row.predictionId))
    if (!result) throw new Error('Nothing on the worklist: the test would prove nothing')
    await getDisagreement(scope, result.predictionId)
    await listReviews(scope, result)
  })
  expect(plans.length).toBeGreaterThanOrEqual(5)
  for (const { plan, sql } of plans.slice(1)) {
    expect(wholeReads(plan), sql).toEqual([])
    expect(buffersOf(plan), sql).toBeLessThanOrEqual(mostBuffers)
  }
})

test('a chart is nine statements whatever it holds, each by index', async ({ world }) => {
  for (const viewer of [world.admin]) {
    for (const given of [{}, { type: 'scan' }, { severity: 'high', from: '2020-01-01' }]) {
      const plans = await plansOf(world, viewer, (scope) => getChart(scope, world.patient, timelineFilter.parse(given)))
      expect(plans).toHaveLength(9)
      for (const { plan, sql } of plans) {
        expect(wholeReads(plan), sql).toEqual([])
        expect(buffersOf(plan), sql).toBeLessThanOrEqual(mostBuffers)
      }
    }
  }
})

test('a clinician’s chart is eleven statements whatever it holds, each by index', async ({ world }) => {
  for (const given of [{}, { span: '6m' }, { type: 'scan', span: '3y' }]) {
    const plans = await plansOf(world, world.admin, (scope) =>
      getClinicChart(scope, world.patient, chartFilter.parse(given), '2026-11-01'),
    )
    expect(plans).toHaveLength(11)
    for (const { plan, sql } of plans) {
      expect(wholeReads(plan), sql).toEqual([])
      expect(buffersOf(plan), sql).toBeLessThanOrEqual(2 * mostBuffers)
    }
  }
})

test('the dashboard reads one row', async ({ world }) => {
  const plans = await plansOf(world, world.admin, (scope) => getSystemStatistics(scope))
  expect(plans).toHaveLength(1)
  expect(buffersOf(plans[0]!.plan)).toBeLessThanOrEqual(10)
})

test('doctors and report requests: a page by index, a fixed number of statements', async ({ world }) => {
  for (const given of [{}, { f: 'status:is:pending' }]) {
    const plans = await plansOf(world, world.admin, (scope) => readList(scope, requestList, given))
    expect(plans.length).toBeLessThanOrEqual(4)
    const [, page] = plans
    for (const { plan, sql } of page ? [page] : []) {
      expect(wholeReads(plan), sql).toEqual([])
      expect(buffersOf(plan), sql).toBeLessThanOrEqual(2 * mostBuffers)
    }
  }
  const plans = await plansOf(world, world.admin, (scope) => readList(scope, doctorList, {}))
  expect(plans.length).toBeLessThanOrEqual(4)
})

test('a clinician’s day, panel and board of reports cost what their patients cost', async ({ world }) => {
  const today = { start: new Date('2026-10-31'), end: new Date('2026-11-01') }
  for (const read of [
    (scope: Scope) => getWorklist(scope, today, 'open'),
    (scope: Scope) => listPanel(scope),
    (scope: Scope) => getReportBoard(scope),
  ]) {
    const plans = await plansOf(world, world.doctor, read)
    expect(plans.length).toBeGreaterThan(0)
    for (const { plan, sql } of plans) expect(wholeReads(plan), sql).toEqual([])
  }
})

const small = [
  'doctors',
  'users',
  'system_statistics',
  'programme_settings',
  'search_handles',
  'saved_views',
  'app.context_keys',
  'context_keys',
  'integrity_checks',
]

/** Tables of the record that a plan reads from end to end. */
function wholeReads(plan: Parameters<typeof stepsOf>[0]) {
  return stepsOf(plan)
    .filter((step) => step['Node Type'] === 'Seq Scan' && !small.includes(step['Relation Name'] ?? ''))
    .map((step) => step['Relation Name'])
}
