import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { Agenda } from './agenda.ts'
import { areEmpty, onBareTables, writtenTables } from './bare-tables.ts'
import { copyTables, inTransaction } from './bulk-load.ts'
import { hospitals, writeDoctor } from './doctors.ts'
import { drawLife } from './life.ts'
import { writePatient } from './patient-record.ts'
import type { Clinic, Programme, Sink } from './programme.ts'
import { Random } from './random.ts'
import { TimeOrderedLines } from './time-ordered-lines.ts'

export type LoadOptions = {
  patients: number
  seed: number
  /** The present of the load: histories end here, appointments follow. */
  now: Date
  onProgress?: (progress: { step: string; rows: number }) => void
}

/**
 * Fills a database with as many people as wanted, for benchmarks. As the owner of the database, in one transaction. For
 * each million patients about 10 thousand doctors, 1.5 million assignments, 5 million consultations, 2 million
 * sessions, scans and predictions each, 1 million reports and as many requests for one. Returns the rows copied; those
 * of statistics and timeline that the database derives come on top.
 */
export async function loadProfile(client: pg.ClientBase, options: LoadOptions): Promise<{ rows: number }> {
  const { patients, now, onProgress = () => {} } = options
  const lines = new TimeOrderedLines(now.getTime())
  let rows = 0
  const sink: Sink = (table, row) => {
    lines.add(table, row)
    rows += 1
  }
  try {
    for (let first = 0; first < patients; first += patientsPerClinic) {
      const end = Math.min(first + patientsPerClinic, patients)
      writeClinic(sink, loadProgramme(options), first, end)
      if (end % 50_000 === 0 || end === patients) onProgress({ step: `generated ${end} patients`, rows })
    }
    await inTransaction(client, () => fill(client, lines, options))
  } finally {
    lines.removeFiles()
  }
  // Not only for the planner: otherwise the first queries of a benchmark would do the clearing up.
  await client.query(`vacuum (analyze) ${tableList}`)
  onProgress({ step: 'vacuumed and analysed', rows })
  return { rows }
}

async function fill(client: pg.ClientBase, lines: TimeOrderedLines, { patients, onProgress = () => {} }: LoadOptions) {
  let copied = 0
  const report = (step: string) => onProgress({ step, rows: copied })
  const copyAndDerive = async () => {
    await copyTables(client, lines, (table, rows) => {
      copied += rows
      report(`copied ${table}`)
    })
    await client.query(`analyze ${tableList}`) // or the two rebuilds would be planned for empty tables
    await client.query('select app.rebuild_statistics()')
    report('derived statistics')
    await client.query('select app.rebuild_timeline()')
    report('derived timeline')
  }
  await client.query(`set local work_mem = '128MB'`)
  await client.query(`set local maintenance_work_mem = '256MB'`)
  await client.query('select app.set_derivation(false)')
  if (patients >= manyPatients && (await areEmpty(client))) {
    await onBareTables(client, copyAndDerive)
    report('made indexes and foreign keys')
  } else {
    await copyAndDerive()
  }
  await client.query('select app.set_derivation(true)')
}

function loadProgramme({ seed, now }: LoadOptions): Programme {
  return {
    seed,
    now: now.getTime(),
    tag: `s${seed}-`,
    enrolment: { meanYears: 2.05, mostYears: 9 },
    secondSeries: 0.47,
    reports: { doctor: 0.46, patient: 0.27 },
    assessed: 0.2,
    reviewed: 0.4,
    openRequests: 0.01,
  }
}

/**
 * One clinic: a thousand people and the ten doctors who treat them. Nothing passes from one clinic to the next, so
 * memory stays small, and a person's doctors do not depend on how many other clinics there are.
 */
function writeClinic(sink: Sink, programme: Programme, first: number, end: number) {
  const place = first / patientsPerClinic
  const doctors = Array.from({ length: doctorsPerClinic }, (_, number) => {
    const index = place * doctorsPerClinic + number
    const odds = new Random(programme.seed, index, 22).unit()
    const approval = number === 0 || odds > 0.03 ? 'approved' : odds > 0.01 ? 'pending' : 'suspended'
    return writeDoctor(sink, programme, index, number, hospitals[place % hospitals.length] ?? '', { approval })
  })
  const clinic: Clinic = { doctors, agenda: new Agenda() }
  for (let index = first; index < end; index++) writePatient(sink, programme, clinic, drawLife(programme, index), index)
}

const tableList = writtenTables.map((table) => `public.${table}`).join(', ')
const patientsPerClinic = 1000
const doctorsPerClinic = 10
/** From here on the time that indexes take outweighs that of making them anew. */
const manyPatients = 100_000

const help = `Fills a database with generated patients, for benchmarks. Nothing in it is real.

  node --import tsx prisma/seed/load-profile.ts --url postgresql://owner@host/database [options]

  --url <url>        the database, as its owner, with all migrations applied
  --patients <n>     how many people (10000)
  --seed <n>         the same number gives the same people (1)
  --now <date>       the day at which their histories end (the database's clock)
  --help             this text

Prints one line of JSON at the end: {"patients": …, "rows": …, "seconds": …}; progress goes to standard error.`

async function main() {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      patients: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      now: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  const patients = Number(values.patients)
  const seed = Number(values.seed)
  if (values.help || values.url === undefined || !(patients >= 1) || !Number.isSafeInteger(seed)) {
    console.log(help)
    process.exitCode = values.help ? 0 : 2
    return
  }
  const client = new pg.Client({ connectionString: values.url })
  await client.connect()
  try {
    const {
      rows: [clock],
    } = await client.query<{ now: Date }>('select coalesce($1::timestamptz, now()) as now', [values.now])
    if (!clock) throw new Error('The database does not tell the time')
    const began = performance.now()
    const elapsed = () => Number(((performance.now() - began) / 1000).toFixed(1))
    const { rows } = await loadProfile(client, {
      patients,
      seed,
      now: clock.now,
      onProgress: ({ step, rows }) => console.error(`${elapsed().toFixed(1).padStart(7)} s  ${step}, ${rows} rows`),
    })
    console.log(JSON.stringify({ patients, rows, seconds: elapsed() }))
  } finally {
    await client.end()
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main()
