import fs from 'node:fs'
import { describeDatabase } from '@/scripts/database/describe.ts'
import { expect, test } from './support/test.ts'

test('docs/database.md is what the catalog says (npm run db:docs writes it)', async ({ database }) => {
  expect(await describeDatabase(database.ownerUrl)).toBe(fs.readFileSync('docs/database.md', 'utf8'))
})
