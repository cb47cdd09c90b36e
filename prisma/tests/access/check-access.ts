import pg from 'pg'
import { tokenOf, type DatabaseRole, type Person } from '../support/person.ts'
import type { Read } from './read.ts'
import { reads } from './reads.ts'
import { impostors, people, type Name } from './world.ts'
import type { Write } from './write.ts'
import { writesOfHelpers } from './of-helpers.ts'
import { writesOfNotices } from './of-notices.ts'
import { writesOfMailAndMyData } from './of-mail-and-my-data.ts'
import { writesOfPortal } from './of-portal.ts'
import { writesOfAdministrator } from './writes-of-administrator.ts'
import { writesOfCareTeam } from './writes-of-care-team.ts'
import { writesOfCsvImports } from './writes-of-csv-imports.ts'
import { writesOfJobs } from './writes-of-jobs.ts'
import { writesOfReportQueue } from './writes-of-report-queue.ts'
import { writesOfGlossary } from './writes-of-glossary.ts'
import { writesOfNotes } from './writes-of-notes.ts'
import { writesOfOthers } from './writes-of-others.ts'
import { writesOfReviews } from './writes-of-reviews.ts'
import { writesOfPins, writesOfViews } from './writes-of-views.ts'

/** One thing that somebody tries, and what must come of it: the ids found, or the answer to a write. */
type Expectation = { about: string; table: string; role: DatabaseRole; token: string; sql: string; expected: string }

/**
 * Tries what anybody may or may not do in the small clinic of `world.ts`, each in a transaction that is rolled back,
 * over one connection of the application's login. Returns what came out otherwise than it must. All tables, or one.
 */
export async function checkAccess(web: pg.Client, only?: string): Promise<string[]> {
  const violated: string[] = []
  for (const { about, table, role, token, sql, expected } of allExpectations()) {
    if (only && only !== table) continue
    const answer = await answerTo(web, role, token, sql)
    if (answer !== expected) violated.push(`${about}: expected ${expected || 'none'}, got ${answer || 'none'}`)
  }
  return violated
}

/** How many attempts are made on each table. */
export function attemptsByTable(): Map<string, number> {
  const attempts = new Map<string, number>()
  for (const { table } of allExpectations()) attempts.set(table, (attempts.get(table) ?? 0) + 1)
  return attempts
}

function allExpectations(): Expectation[] {
  return [
    ...reads.flatMap(expectationsOfRead),
    ...[
      ...writesOfAdministrator,
      ...writesOfOthers,
      ...writesOfJobs,
      ...writesOfReportQueue,
      ...writesOfCareTeam,
      ...writesOfCsvImports,
      ...writesOfNotes,
      ...writesOfGlossary,
      ...writesOfReviews,
      ...writesOfViews,
      ...writesOfPins,
      ...writesOfHelpers,
      ...writesOfNotices,
      ...writesOfMailAndMyData,
      ...writesOfPortal,
    ].flatMap(expectationsOfWrite),
  ]
}

function expectationsOfRead(read: Read): Expectation[] {
  const sql = `select distinct ${read.id} as found from ${read.table} order by 1`
  const expectation = (who: string, role: DatabaseRole, token: string, found: string[]): Expectation => ({
    about: `${who} reads ${read.table}`,
    table: read.table,
    role,
    token,
    sql,
    expected: read.roles.includes(role) ? [...found].sort().join(' ') : 'forbidden',
  })
  const people_ = Object.entries(people).map(([name, person]) =>
    expectation(name, person.databaseRole, tokenOf(person), read.everybody ?? read.seen[name as Name] ?? []),
  )
  const inAnotherRole = Object.entries(impostors).map(([name, person]) =>
    expectation(name, person.databaseRole, tokenOf(person), seenAsImpostor(read, person)),
  )
  const withoutViewer = everyRole.map((role) => expectation(`nobody as ${role}`, role, '', []))
  return [...people_, ...inAnotherRole, ...withoutViewer]
}

const everyRole: DatabaseRole[] = [
  'substantia_admin',
  'substantia_doctor',
  'substantia_patient',
  'substantia_worker',
  'substantia_anonymous',
]

function seenAsImpostor(read: Read, { databaseRole, claims }: Person): string[] {
  if (claims.r === 'anonymous') return []
  // the worker is nobody's account: it finds what its own role may ask for
  if (read.everybody) return claims.u || read.roles.includes('substantia_worker') ? read.everybody : []
  const ownName = claims.u?.replace('user-', '')
  if (!ownName || !read.ownIn?.includes(databaseRole)) return []
  return Object.values(read.seen)
    .flat()
    .filter((id) => id.endsWith(`-${ownName}`))
    .slice(0, 1)
}

/** A write by somebody who may is tried by everybody else in that role as well: each must fail. */
function expectationsOfWrite({ table, as, sql, answer }: Write): Expectation[] {
  const { databaseRole: role } = people[as]
  const own: Expectation = { about: `${as}: ${sql}`, table, role, token: tokenOf(people[as]), sql, expected: answer }
  if (answer !== 'done') return [own]
  const refused = sql.startsWith('insert') ? 'forbidden' : 'nothing'
  const impostorsInRole = Object.entries(impostors).filter(([, person]) => person.databaseRole === role)
  return [
    own,
    ...impostorsInRole.map(([name, person]): Expectation => ({
      about: `${name}: ${sql}`,
      table,
      role,
      token: tokenOf(person),
      sql,
      expected: refused,
    })),
    { about: `nobody as ${role}: ${sql}`, table, role, token: '', sql, expected: refused },
  ]
}

async function answerTo(web: pg.Client, role: DatabaseRole, token: string, sql: string): Promise<string> {
  await web.query(`begin; set local role ${role}; select set_config('app.context', '${token}', true)`)
  try {
    const { rows, rowCount, command } = await web.query<{ found: string }>(sql)
    if (command === 'SELECT')
      return rows
        .map(({ found }) => found)
        .sort()
        .join(' ')
    return rowCount ? 'done' : 'nothing'
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    return error.code === '42501' ? 'forbidden' : `${error.code} ${error.message}`
  } finally {
    await web.query('rollback')
  }
}
