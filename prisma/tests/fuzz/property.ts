import fc from 'fast-check'
import type pg from 'pg'
import type { TestDatabase } from '../support/database.ts'
import { brokenInvariants } from './invariants.ts'
import { makeDoctors, makePatients, makeUsers } from './people.ts'
import { runAll, type Tally } from './run.ts'
import type { World } from './statements.ts'
import { transactionsOf } from './transactions.ts'

const connections = 16

/** The people that the transactions speak of, and sixteen of the owner's connections to run them on. */
export async function populate(database: TestDatabase, world: World): Promise<pg.Client[]> {
  await database.hurryDeadlocks()
  const owner = await database.connectOwner()
  for (const { sql, values } of [makeUsers(world), makeDoctors(world), makePatients(world)])
    await owner.query(sql, values)
  return Promise.all(Array.from({ length: connections }, () => database.connectOwner()))
}

/**
 * Rounds of random transactions on one database, after each of which every invariant holds. fast-check draws the
 * transactions, so that a seed names them; it does not shrink, because the rounds before are part of the cause.
 */
export async function checkInvariants(
  clients: pg.Client[],
  db: pg.Client,
  {
    world,
    seed,
    rounds,
    transactionsPerRound,
  }: { world: World; seed: number; rounds: number; transactionsPerRound: number },
): Promise<Tally[]> {
  const tallies: Tally[] = []
  const round = fc.array(transactionsOf(world), { minLength: transactionsPerRound, maxLength: transactionsPerRound })
  const holds = fc.asyncProperty(round, async (transactions) => {
    tallies.push(await runAll(clients, transactions))
    const broken = await brokenInvariants(db)
    if (Object.keys(broken).length > 0) throw new Error(`Broken: ${JSON.stringify(broken, null, 2)}`)
  })
  const { failed, numRuns, errorInstance } = await fc.check(holds, { seed, numRuns: rounds, endOnFailure: true })
  // not fast-check's own report: it would print every transaction of the round
  if (failed)
    throw new Error(`Seed ${seed}, round ${numRuns} of ${rounds}: FUZZ_SEED=${seed} repeats it`, {
      cause: errorInstance,
    })
  return tallies
}

/** All tallies as one. */
export function sumOf(tallies: Tally[]): Tally {
  const sum: Tally = { committed: 0, rolledBack: 0, retried: 0, givenUp: 0, refused: {} }
  for (const { committed, rolledBack, retried, givenUp, refused } of tallies) {
    sum.committed += committed
    sum.rolledBack += rolledBack
    sum.retried += retried
    sum.givenUp += givenUp
    for (const [code, times] of Object.entries(refused)) sum.refused[code] = (sum.refused[code] ?? 0) + times
  }
  return sum
}
