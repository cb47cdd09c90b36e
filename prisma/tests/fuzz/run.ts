import pg from 'pg'
import type { Transaction } from './transactions.ts'

/** What the database may rightly answer; anything else is a failure of the test. */
const refusals: Record<string, string> = {
  '23502': 'a session with a consultation or a request keeps a patient',
  '23503': 'a row that is referred to is not there',
  '23505': 'one of a kind',
  '23514': 'a patient who lies in the trash gets nothing new',
  '23P01': 'double booking',
  SB005: 'a change that needs a fresh snapshot, in a transaction without one',
}
const attempts = 30

export type Tally = {
  committed: number
  rolledBack: number
  retried: number
  givenUp: number
  refused: Record<string, number>
}

/** Runs the transactions over all these connections at once, each on whichever is free. */
export async function runAll(clients: pg.Client[], transactions: Transaction[]): Promise<Tally> {
  const tally: Tally = { committed: 0, rolledBack: 0, retried: 0, givenUp: 0, refused: {} }
  const waiting = transactions.values()
  const failures: unknown[] = []
  await Promise.all(
    clients.map(async (client) => {
      try {
        for (const transaction of waiting) {
          if (failures.length > 0) break
          await runUntilAnswered(client, transaction, tally)
        }
      } catch (error) {
        failures.push(error) // the others finish what they are at, and then all stop
      }
    }),
  )
  if (failures.length > 0) throw failures[0]
  return tally
}

async function runUntilAnswered(client: pg.Client, transaction: Transaction, tally: Tally) {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const answer = await runOnce(client, transaction)
    if (answer === 'commit') tally.committed += 1
    else if (answer === 'rollback') tally.rolledBack += 1
    else if (answer in refusals) tally.refused[answer] = (tally.refused[answer] ?? 0) + 1
    else {
      tally.retried += 1
      continue
    }
    return
  }
  tally.givenUp += 1
}

/** How the transaction ended: `commit`, `rollback`, or the SQLSTATE with which it was refused. */
async function runOnce(client: pg.Client, { isolation, steps, end }: Transaction): Promise<string> {
  try {
    await client.query(`begin isolation level ${isolation}`)
    for (const { statements, savepoint } of steps) {
      if (savepoint !== 'none') await client.query('savepoint step')
      for (const { sql, values } of statements) await client.query(sql, values)
      if (savepoint === 'undone') await client.query('rollback to step')
    }
    await client.query(end)
    return end
  } catch (error) {
    await client.query('rollback')
    const code = error instanceof pg.DatabaseError ? error.code : undefined
    if (code && (code in refusals || isConflict(code, isolation))) return code
    throw new Error(`Unexpected answer to ${JSON.stringify({ isolation, steps, end })}`, { cause: error })
  }
}

/** What the same transaction does not meet when it runs again. */
function isConflict(code: string, isolation: string) {
  if (code === '40001' || code === '40P01') return true // a serialization failure, a deadlock
  // A row that another deleted meanwhile and we inserted again: an older snapshot sees both, and the timeline refuses.
  return code === '21000' && isolation !== 'read committed'
}
