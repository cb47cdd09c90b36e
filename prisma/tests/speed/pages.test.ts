import { vi } from 'vitest'
import { getChart } from '@/lib/charts/queries'
import { getClinicChart } from '@/lib/clinic-chart/queries'
import { chartFilter } from '@/lib/clinic-chart/span'
import type { Scope } from '@/lib/db/scope'
import { doctorList } from '@/lib/doctors/list'
import { countStates } from '@/lib/lists/count'
import { readList } from '@/lib/lists/read-list'
import type { RawParameters } from '@/lib/lists/parse-address'
import { listState } from '@/lib/lists/state'
import { foundPatients } from '@/lib/patients/find-patients'
import { patientList } from '@/lib/patients/list'
import { listPatients } from '@/lib/patients/queries'
import { patientListFilter } from '@/lib/patients/schema'
import { listPanel } from '@/lib/panel/queries'
import { getReportBoard } from '@/lib/report-board/queries'
import { requestList } from '@/lib/requests/list'
import { getWorklist } from '@/lib/worklist/queries'
import { listAgreement } from '@/lib/reviews/agreement'
import { countDisagreements, listDisagreements } from '@/lib/reviews/disagreements'
import { getDisagreement, getReviewedResult, listReviews } from '@/lib/reviews/queries'
import { disagreementFilter } from '@/lib/reviews/schema'
import { getSystemStatistics } from '@/lib/statistics/queries'
import { timelineFilter } from '@/lib/timeline/schema'
import { sealCursor } from '@/lib/tables/cursor'
import { expect } from '../scope/test.ts'
import { portalReads } from './portal-reads.ts'
import { countDuplicatesOf, countOpenDuplicates, listDuplicates } from '@/lib/merges/queries'
import { queueFigures, queueNow } from '@/lib/report-queue/queries'
import { buffersOf, stepsOf } from './recorder.ts'
import { plansOf, test, type World } from './world.ts'

vi.setConfig({ testTimeout: 300_000 }) // the first test also loads the patients

const mostBuffers = 300

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

for (const [what, terms] of [
  ['a date of birth', '4 Mar 1954'],
  ['the end of a telephone number', '0123'],
] as const)
  test(`patients are found by ${what} through an index`, async ({ world }) => {
    const plans = await plansOf(world, world.admin, ({ db }) => db.$queryRaw(foundPatients(terms, 2000)))
    expect(plans).toHaveLength(1)
    for (const { plan, sql } of plans) {
      expect(wholeReads(plan), sql).toEqual([])
      expect(buffersOf(plan), sql).toBeLessThanOrEqual(mostBuffers * 2) // the name is looked for as well
    }
  })

test('views in the sidebar are counted in one statement that reads no table whole, as the tabs of their lists are', async ({
  world,
}) => {
  const filters = [
    { column: 'stage', operator: 'is', values: ['2'] },
    { column: 'result', operator: 'is', values: ['positive'] },
    { column: 'lastVisit', operator: 'last-days', values: ['90'] },
  ]
  const views = filters.map((filter) => ({
    id: filter.column,
    list: patientList,
    state: listState.parse({ filters: [filter] }),
  }))
  const plans = await plansOf(world, world.admin, (scope) => countStates(scope, views))
  expect(plans).toHaveLength(1)
  for (const { plan, sql } of plans) expect(wholeReads(plan), sql).toEqual([])
})

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

test('pairs that may be one person cost what the pairs cost, not what all patients do', async ({ world, db }) => {
  await db.query(
    `insert into patient_duplicates (first_id, second_id, score, reasons)
     select least(a.patient_id collate "C", b.patient_id), greatest(a.patient_id collate "C", b.patient_id), 60, '{name}'
       from (select patient_id, row_number() over (order by patient_id) as place from patients limit 200) a
       join (select patient_id, row_number() over (order by patient_id) as place from patients limit 200) b
         on b.place = a.place + 1 and a.place % 2 = 1
         on conflict do nothing`,
  )
  const { rows } = await db.query<{ id: string }>('select first_id as id from patient_duplicates limit 1')
  const plans = await plansOf(world, world.admin, async (scope) => {
    expect(await countOpenDuplicates(scope, 99)).toBeGreaterThan(20)
    expect((await listDuplicates(scope, { page: 1, dismissed: false })).rows.length).toBeGreaterThan(20)
    expect(await countDuplicatesOf(scope, rows[0]?.id ?? '')).toBeGreaterThan(0)
  })
  for (const { plan, sql } of plans) expect(wholeReads(plan), sql).toEqual([])
})

test('the dashboard reads one row', async ({ world }) => {
  const plans = await plansOf(world, world.admin, (scope) => getSystemStatistics(scope))
  expect(plans).toHaveLength(1)
  expect(buffersOf(plans[0]!.plan)).toBeLessThanOrEqual(10)
})

test('how the queue stands is read from what is open, however many reports were ever made', async ({ world, db }) => {
  await db.query(
    `insert into report_attempts (request_id, number, worker, started_at, finished_at, outcome, duration_milliseconds)
     select id, 1000 + at, 'w', now() - interval '2 days', now() - interval '2 days', 'published', 300
       from report_status cross join generate_series(1, 5) at`,
  )
  await db.query('select app.refresh_system_statistics()')
  await db.query('analyze report_attempts')
  const [made] = await plansOf(
    world,
    world.admin,
    ({ db }) => db.$queryRaw`select (select count(*) from report_status r where r.deleted_at is null),
                                    (select count(*) from report_attempts a where a.duration_milliseconds > 0)`,
  )
  for (const read of [queueNow, queueFigures]) {
    const [now] = await plansOf(world, world.admin, (scope) => read(scope))
    expect(buffersOf(now!.plan)).toBeLessThanOrEqual(mostBuffers)
    expect(buffersOf(now!.plan)).toBeLessThan(buffersOf(made!.plan) / 2) // else there are too few to tell
  }
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

test('agreement by model version reads pages of an index, not a row for every result', async ({ world }) => {
  for (const months of [12, 60]) {
    let results = 0
    const plans = await plansOf(world, world.admin, async (scope) => {
      for (const { total } of await listAgreement(scope, months, new Date('2026-11-01'))) results += total
    })
    expect(plans).toHaveLength(1)
    for (const { plan } of plans) {
      // what clinicians said is read once, whole, when that is less than looking up each
      expect(wholeReads(plan).filter((table) => table !== 'prediction_reviews')).toEqual([])
      expect(results).toBeGreaterThan(1000)
      expect(buffersOf(plan)).toBeLessThanOrEqual(results / 10)
    }
  }
})

for (const [name, { parts, read, most = mostBuffers }] of Object.entries(portalReads))
  test(`${name}: a patient and who helps them read what is theirs, not what everybody has`, async ({ world }) => {
    for (const viewer of [world.self, ...parts.map((part) => world.helpers[part])]) {
      const plans = await plansOf(world, viewer, (scope) => read(scope, viewer.patientId))
      expect(plans.length).toBeGreaterThan(0)
      // functions hide their plans, but not what they read
      for (const { plan, sql } of plans) expect(buffersOf(plan), sql).toBeLessThanOrEqual(most)
    }
  })

const small = [
  'doctors',
  'users',
  'system_statistics',
  'programme_settings',
  'search_handles',
  'saved_views',
  'pinned_views',
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
