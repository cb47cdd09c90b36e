import { randomInt } from 'node:crypto'
import { TestDatabase } from '../support/database.ts'
import { expect, test } from '../support/test.ts'
import { checkInvariants, populate, sumOf } from './property.ts'

/*
 * Statistics equal a recount and the timeline holds exactly what belongs on it, whatever sixteen connections do at
 * once. FUZZ_TRANSACTIONS asks for more than the short form's 10,000; FUZZ_SEED repeats the run of that seed.
 */
const transactions = Number(process.env.FUZZ_TRANSACTIONS ?? 10_000)
const transactionsPerRound = 500
const seeds = process.env.FUZZ_SEED
  ? { 'the seed that was asked for': Number(process.env.FUZZ_SEED) }
  : { 'the seed of every run': 20260302, 'a seed of this run alone': randomInt(2 ** 31) }
const world = { patients: 30, doctors: 8, sessions: 120, visits: 600, records: 400 }

for (const [which, seed] of Object.entries(seeds)) {
  test(
    `after random transactions of sixteen connections, everything derived is right (${which})`,
    { timeout: 3_600_000 },
    async ({ annotate }) => {
      const rounds = Math.ceil(transactions / Object.keys(seeds).length / transactionsPerRound)
      const database = await TestDatabase.create()
      try {
        const db = await database.connectOwner()
        const clients = await populate(database, world)

        const tally = sumOf(await checkInvariants(clients, db, { world, seed, rounds, transactionsPerRound }))

        await annotate(`seed ${seed}: ${JSON.stringify(tally)}`)
        const answered =
          tally.committed + tally.rolledBack + Object.values(tally.refused).reduce((sum, times) => sum + times, 0)
        expect(answered + tally.givenUp, `seed ${seed}`).toBe(rounds * transactionsPerRound)
        // the test has power only while most of what it tries is done
        expect(tally.committed, `seed ${seed}`).toBeGreaterThan(0.6 * rounds * transactionsPerRound)
        expect(tally.givenUp, `seed ${seed}`).toBeLessThan(0.002 * rounds * transactionsPerRound)
      } finally {
        await database.drop()
      }
    },
  )
}
