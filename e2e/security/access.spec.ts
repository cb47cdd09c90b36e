import type pg from 'pg'
import fs from 'node:fs'
import { request as newRequest, type APIRequestContext } from '@playwright/test'
import { roles, stateOf, type Role } from '../support/installation'
import { expect, test } from '../support/test'

type Audience = 'everybody' | 'whoever is logged in' | Role
type Visitor = Role | 'nobody'

/** Who a route is for. A route of the build that is not listed here fails the test: somebody must decide. */
const audiences: [route: RegExp, audience: Audience][] = [
  [/^\/(login|access-denied|welcome\/\[token\]|api\/health|icon\.svg)$/, 'everybody'],
  [/^\/(account|choose-password)?$/, 'whoever is logged in'],
  [/^\/admin(\/|$)/, 'admin'],
  [/^\/api\/imports(\/|$)/, 'admin'],
  [/^\/api\/csv-imports(\/|$)/, 'admin'],
  [/^\/clinic(\/|$)/, 'doctor'],
  [/^\/portal(\/|$)/, 'patient'],
]
const elsewhere = ['/_not-found', '/_global-error']

const manifest = JSON.parse(fs.readFileSync('.next/app-path-routes-manifest.json', 'utf8')) as Record<string, string>
const routes = [...new Set(Object.values(manifest))].filter((route) => !elsewhere.includes(route)).sort()

test('every route of the build belongs to somebody', () => {
  expect(routes.length).toBeGreaterThan(20)
  expect(routes.filter((route) => !audienceOf(route))).toEqual([])
})

test.describe('each route, opened by each role and by nobody', () => {
  const visitors: Visitor[] = ['nobody', ...roles]
  for (const visitor of visitors) {
    test(`by ${visitor === 'nobody' ? 'nobody' : `a ${visitor}`}`, async ({ db, baseURL }) => {
      const ids = await realIds(db)
      const context = await newRequest.newContext({
        baseURL,
        ...(visitor !== 'nobody' && { storageState: stateOf(visitor) }),
      })
      for (const route of routes) {
        await test.step(route, async () => {
          const answer = await open(context, addressOf(route, ids))
          expect({ route, ...answer }).toEqual({ route, ...expected(route, visitor) })
        })
      }
      await context.dispose()
    })
  }
})

test('who opens what is not theirs is written down', async ({ db, baseURL }) => {
  const context = await newRequest.newContext({ baseURL, storageState: stateOf('doctor') })
  await context.get('/admin/users', { maxRedirects: 0 })
  const { rows } = await db.query(
    `select outcome from audit_events where action = 'open' and entity_id = '/admin/users' and outcome = 'denied'`,
  )
  expect(rows.length).toBeGreaterThan(0)
  await context.dispose()
})

test.describe('a record of somebody else is not there', () => {
  test('for a doctor who never treated the patient, and for one whose assignment has ended', async ({
    make,
    db,
    pageOf,
  }) => {
    const [doctor, stranger] = [await make.doctor('Dr Mine'), await make.doctor('Dr Stranger')]
    const patient = await make.patient('Somebody Else')
    const assignment = await make.assignment(doctor, patient)
    const address = `/clinic/patients/${patient.patientId}`

    const mine = await pageOf(doctor)
    await mine.goto(address)
    await expect(mine.getByRole('heading', { name: 'Somebody Else', level: 1 })).toBeVisible()

    const theirs = await (await pageOf(stranger)).request.get(address)
    expect(theirs.status()).toBe(404)
    expect(await theirs.text()).not.toContain('Somebody Else')

    await db.query('update doctor_patient_assignments set is_active = false, ended_at = now() where id = $1', [
      assignment.id,
    ])
    const afterwards = await mine.request.get(address)
    expect(afterwards.status()).toBe(404)
    expect(await afterwards.text()).not.toContain('Somebody Else')
  })

  test('for a patient who names the report of another', async ({ db, baseURL }) => {
    const {
      rows: [report],
    } = await db.query<{ id: string; title: string }>(
      `select r.id, r.title from medical_reports r join patients p using (patient_id) join users u on u.id = p.user_id
        where u.email <> 'patient@example.test' and r.is_latest order by r.id limit 1`,
    )
    const context = await newRequest.newContext({ baseURL, storageState: stateOf('patient') })
    const answer = await context.get(`/portal/reports/${report?.id}`)
    expect(answer.status()).toBe(404)
    await context.dispose()
  })
})

type Ids = Record<string, string>

const emptyReport = {
  layout: 'base',
  dryRun: false,
  tables: {},
  derived: { assignments: 0, timeline: 0, reportStatus: 0, statistics: 0, positivePatients: 0 },
  mismatches: { statistics: 0, timeline: 0 },
  backup: null,
  seconds: 0,
  problems: [],
  notices: [],
}

/** Ids that exist: what a role may see by them is another question. */
async function realIds(db: pg.Client): Promise<Ids> {
  const one = async (sql: string) => Object.values((await db.query<Record<string, string>>(sql)).rows[0] ?? {})[0] ?? ''
  const runId = await one(`
    with kept as (select id from import_runs where file_name = 'access.db')
    , made as (insert into import_runs (file_name, file_bytes, file_sha256, status, report, finished_at)
               select 'access.db', 1, repeat('0', 64), 'failed', '${JSON.stringify(emptyReport)}', now() where not exists (select from kept) returning id)
    select id::text from kept union all select id::text from made`)
  const problemId = await one(`
    with kept as (select id from import_problems where run_id = ${runId})
    , made as (insert into import_problems (run_id, table_name, row_number, kind, reason, raw)
               select ${runId}, 'users', 1, 'quarantined', 'duplicate-id', '{"id": "u"}' where not exists (select from kept) returning id)
    select id from kept union all select id from made`)
  const importId = await one(`
    with kept as (select id from csv_imports where id = 'csv-access')
    , made as (insert into csv_imports (id, entity, file_name, file_bytes, file_sha256, file_removed_at, row_count, detected, settings, headers)
               select 'csv-access', 'patients', 'access.csv', 1, repeat('0', 64), now(), 1, '{}', '{"dateOrder": "ymd"}', '[]' where not exists (select from kept) returning id)
    select id from kept union all select id from made`)
  return {
    runId,
    problemId,
    importId,
    patientId:
      await one(`select a.patient_id from doctor_patient_assignments a join doctors d using (doctor_id) join users u on u.id = d.user_id
                           where u.email = 'doctor@example.test' and a.is_active and a.deleted_at is null limit 1`),
    userId: await one(`select id from users where email = 'patient@example.test'`),
    reportId:
      await one(`select r.id from medical_reports r join patients p using (patient_id) join users u on u.id = p.user_id
                          where u.email = 'patient@example.test' and r.is_latest and r.report_type in ('patient', 'patient_friendly') and r.report_status = 'final' limit 1`),
    token: 'a-token-that-was-never-made',
  }
}

function addressOf(route: string, ids: Ids) {
  return route.replaceAll(/\[(\w+)\]/g, (_, name: string) => {
    const id = ids[name]
    if (!id) throw new Error(`No id for [${name}] in ${route}: add one to realIds.`)
    return encodeURIComponent(id)
  })
}

async function open(context: APIRequestContext, address: string) {
  const response = await context.get(address, { maxRedirects: 0 })
  const to = response.headers().location
  return {
    status: response.status(),
    ...(to !== undefined && { to: to.replace(/^https?:\/\/[^/]+/, '').replace(/\?.*$/, '') }),
  }
}

function audienceOf(route: string) {
  return audiences.find(([pattern]) => pattern.test(route))?.[1]
}

const homes = { admin: '/admin', doctor: '/clinic', patient: '/portal' } as const

function expected(route: string, visitor: Visitor): { status: number; to?: string } {
  const audience = audienceOf(route)
  if (visitor !== 'nobody' && ['/', '/login', '/choose-password'].includes(route))
    return { status: 307, to: homes[visitor] }
  if (route === '/api/imports' || route === '/api/csv-imports') return { status: 405 } // files are sent there; there is nothing to get
  if (visitor === 'admin' && /^\/admin\/imports\/csv\/\[importId\]\/./.test(route))
    return { status: 307, to: '/admin/imports/csv/csv-access' } // the steps of a file that is no longer kept
  if (visitor === 'admin' && route === '/api/csv-imports/[importId]/errors') return { status: 404 }
  if (audience === 'everybody') return { status: 200 }
  if (visitor === 'nobody') return route.startsWith('/api/') ? { status: 401 } : { status: 307, to: '/login' }
  if (audience === 'whoever is logged in' || audience === visitor) return { status: 200 }
  return { status: route.startsWith('/api/') ? 404 : 403 }
}
