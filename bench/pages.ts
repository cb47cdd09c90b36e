import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { readSecrets } from '../scripts/bootstrap/secrets.mjs'
import { listPages } from './list-queries.ts'
import { inTurns, rounded } from './measure.ts'
import { currentQueries, legacyQueries, pageQueries, type PageName, type PageQuery } from './page-queries.ts'
import { visit } from './visitor.ts'
import { withWeb, type WebBench } from './web.ts'

const emptyPage = '/admin/users/new' // the frame, who is asking, and a form: nothing of the record

type Options = { data: string; patients: number; rounds: number }

/**
 * The console's pages from request to last byte, beside the bare SQL of the same page and the render of an empty one; and
 * the old system's queries beside what answers them now. One server, one database, taken in turns.
 */
export async function benchPages({ data, patients, rounds }: Options): Promise<object> {
  return withWeb(data, patients, async (web) => {
    const samples = await chooseSamples(web)
    return {
      patients,
      pages: await comparePages(web, samples, rounds),
      legacy: await compareLegacy(web.client, samples.values.patient),
    }
  })
}

type Samples = { values: Record<PageQuery['parameters'][number], string>; paths: Record<PageName, string> }

async function comparePages({ base, cookie, client }: WebBench, { values, paths }: Samples, rounds: number) {
  const queries: Record<string, PageQuery[]> = { ...pageQueries }
  for (const [name, page] of Object.entries(listPages)) queries[name] = page.queries
  const names = Object.keys(queries)
  const pathOf = (name: string) => listPages[name]?.path(values.doctor) ?? paths[name as PageName]
  const timeSql = (name: string) => async () => {
    const started = performance.now()
    for (const { sql, parameters } of queries[name] ?? [])
      await client.query(
        sql,
        parameters.map((key) => values[key]),
      )
    return performance.now() - started
  }
  const works: Record<string, () => Promise<number>> = {
    empty: async () => (await visit(base, emptyPage, cookie)).milliseconds,
  }
  for (const name of names) {
    works[`page ${name}`] = async () => (await visit(base, pathOf(name), cookie)).milliseconds
    works[`sql ${name}`] = timeSql(name)
  }
  const taken = await inTurns(rounds, works)
  const empty = taken.empty?.p50 ?? 0
  const rows = names.map((name) => {
    const [page, sql] = [taken[`page ${name}`], taken[`sql ${name}`]]
    return {
      page: name,
      milliseconds: page,
      bareSqlMilliseconds: sql,
      ratio: rounded((page?.p50 ?? 0) / ((sql?.p50 ?? 0) + empty)),
    }
  })
  return { emptyPageMilliseconds: taken.empty, rows }
}

async function compareLegacy(client: pg.Client, patient: string) {
  const names = Object.keys(legacyQueries) as (keyof typeof legacyQueries)[]
  const time = async (sql: string, rounds: number) => {
    const work = async () => {
      const started = performance.now()
      await client.query(sql, sql.includes('$1') ? [patient] : [])
      return performance.now() - started
    }
    if (rounds === 1) return work()
    return (await inTurns(rounds, { work })).work.p50
  }
  const results = []
  for (const name of names) {
    const now = await time(currentQueries[name], 30)
    const before = await time(legacyQueries[name], name === 'one patient’s figures' ? 30 : 1)
    results.push({
      query: name,
      legacyMilliseconds: rounded(before),
      milliseconds: now,
      timesFaster: Math.round(before / now),
    })
  }
  return results
}

async function chooseSamples({ client, administrator, folder }: WebBench): Promise<Samples> {
  const one = async (sql: string) => (await client.query<Record<string, string>>(sql)).rows[0] ?? {}
  const middle =
    await one(`select s.visit_sort::text as date, s.patient_id as id from patient_statistics s where s.visit_sort > '-infinity'
    order by s.visit_sort desc, s.patient_id desc offset (select count(*) / 2 from patient_statistics where visit_sort > '-infinity') limit 1`)
  const { patient = '' } = await one(
    'select patient_id as patient from patient_statistics where total_consultations >= 15 order by total_predictions desc, patient_id limit 1',
  )
  const { doctor = '' } = await one(
    'select doctor_id as doctor from doctor_patient_assignments where is_active and deleted_at is null group by doctor_id order by count(*) desc, doctor_id limit 1',
  )
  const { terms = '' } = await one(
    'select name_key as terms from patients where patient_id = (select max(patient_id) from patients)',
  )
  const handle = randomBytes(16).toString('base64url')
  await client.query(
    "insert into search_handles (id, user_id, terms, expires_at) values ($1, $2, $3, now() + interval '1 day')",
    [handle, administrator, terms],
  )

  process.env.SUBSTANTIA_CURSOR_KEY = readSecrets(folder).cursorKey
  const { sealCursor } = await import('../lib/tables/cursor.ts')
  const chart = `/admin/patients/${encodeURIComponent(patient)}`
  return {
    values: { patient, doctor, terms, date: middle.date ?? '', id: middle.id ?? '' },
    paths: {
      'patients, page 1': '/admin/patients',
      'patients, deep page': `/admin/patients?after=${sealCursor(['patients, lastVisit descending', middle.date ?? '', middle.id ?? ''])}`,
      'patients at stage 3': '/admin/patients?f=stage:is:3',
      'patients with a positive result': '/admin/patients?f=result:is:positive',
      'patients seen in 30 days': '/admin/patients?f=lastVisit:last-days:30',
      'patients without a doctor': '/admin/patients?f=noActiveDoctor:is:yes',
      'patients of one doctor': `/admin/patients?f=doctor:is:${encodeURIComponent(doctor)}`,
      'search by name': `/admin/patients?s=${handle}`,
      chart,
      'chart, timeline narrowed': `${chart}?type=scan`,
      dashboard: '/admin',
    },
  }
}
