import fs from 'node:fs'
import { schemaDrift, schemaFile } from '@/scripts/database/schema-engine'
import { expect, test } from './support/test.ts'

test('schema.prisma says what the migrations build', async ({ database }) => {
  expect(await schemaDrift(database.ownerUrl)).toBeNull()
})

for (const { what, from, to } of [
  {
    what: 'a column that no migration makes',
    from: '  allergies             String?',
    to: '  allergies             String?\n  bloodGroup String?',
  },
  {
    what: 'a column that may be null in one of the two',
    from: '  specialization      String?',
    to: '  specialization      String',
  },
  {
    what: 'an index that only the migrations make',
    from: '  @@index([sessionId], map: "mri_scans_session_idx")\n',
    to: '',
  },
]) {
  test(`${what} is a difference`, async ({ database }) => {
    const schema = fs.readFileSync(schemaFile, 'utf8')
    expect(schema).toContain(from)

    const drift = await schemaDrift(database.ownerUrl, schema.replace(from, to))

    expect(drift).not.toBeNull()
  })
}
