import fs from 'node:fs'
import fc from 'fast-check'
import { brokenInvariants } from '../fuzz/invariants.ts'
import { populate } from '../fuzz/property.ts'
import { runAll } from '../fuzz/run.ts'
import { transactionsOf } from '../fuzz/transactions.ts'
import { TestDatabase } from '../support/database.ts'
import { makerOf } from '../support/make.ts'
import { expect, test } from '../support/test.ts'
import { upsertOneOfTwo } from '../support/upsert-case.ts'

/*
 * Does the random test notice what it is there for? Each file in this folder breaks the triggers in one way; the same
 * rounds of random transactions that find nothing wrong with ours must find something wrong with each.
 */
const files = fs
  .readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.sql'))
  .sort()
/*
 * Few of everything, so that sixteen connections keep meeting. Short rounds, because what is wrong is put right again
 * by the next recount of the same patient; many, because the rarest needs several tries.
 */
const world = { patients: 4, doctors: 3, sessions: 10, visits: 40, records: 30 }
const transactionsPerRound = 48
const mostRounds = 600

for (const file of files.filter((name) => name !== 'delta-on-insert.sql')) {
  const about = fs.readFileSync(`${import.meta.dirname}/${file}`, 'utf8')
  test(`random transactions find out ${file}`, { timeout: 600_000 }, async ({ annotate }) => {
    await withMutant(about, async (database) => {
      const db = await database.connectOwner()
      const clients = await populate(database, world)
      let rounds = 0
      let broken = {}
      while (Object.keys(broken).length === 0 && rounds < mostRounds) {
        rounds += 1
        const transactions = fc.sample(transactionsOf(world), { seed: rounds, numRuns: transactionsPerRound })
        await runAll(clients, transactions)
        broken = await brokenInvariants(db)
      }

      await annotate(`found in round ${rounds}`)
      expect(broken).not.toEqual({})
    })
  })
}

test('the upsert of one old and one new visit finds out delta-on-insert.sql', async () => {
  await withMutant(fs.readFileSync(`${import.meta.dirname}/delta-on-insert.sql`, 'utf8'), async (database) => {
    const db = await database.connectOwner()

    await upsertOneOfTwo(db, makerOf(db))

    expect(Object.keys(await brokenInvariants(db))).toEqual(['statistics equal a recount'])
  })
})

async function withMutant(sql: string, work: (database: TestDatabase) => Promise<void>) {
  const database = await TestDatabase.create()
  try {
    const owner = await database.connectOwner()
    await owner.query(sql)
    await work(database)
  } finally {
    await database.drop()
  }
}
