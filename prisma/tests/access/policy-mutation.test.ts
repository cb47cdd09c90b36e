import { expect, test } from './test.ts'
import { checkAccess } from './check-access.ts'
import { mutantsOf, readPolicies } from './policy-mutants.ts'

test(
  'each policy that is dropped, inverted or opened is noticed',
  { timeout: 600_000 },
  async ({ db, web, annotate }) => {
    const policies = await readPolicies(db)
    const mutants = policies.flatMap(mutantsOf)
    const survivors: string[] = []

    for (const { about, table, apply, revert } of mutants) {
      await db.query(apply)
      // what is written about this table alone must notice it
      const violated = await checkAccess(web, table)
      if (violated.length === 0) survivors.push(about)
      await db.query(revert)
    }

    await annotate(`${mutants.length} mutants of ${policies.length} policies`)
    expect(survivors).toEqual([])
    expect(policies.length).toBeGreaterThan(50)
    // every mutant was taken back, or some of them were judged beside another
    expect(await readPolicies(db)).toEqual(policies)
    expect(await checkAccess(web)).toEqual([])
  },
)
