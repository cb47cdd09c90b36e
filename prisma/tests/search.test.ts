import type { Admin } from './support/make.ts'
import { expect, test, type As } from './support/test.ts'

for (const { found, name, terms } of [
  { found: 'without its accents', name: 'Zoë Quiñonez-Ærø', terms: 'zoe quinonez-aero' },
  { found: 'with accents that it does not have', name: 'Garcia Lopetegui', terms: 'Garcíá Lópetegui' },
  { found: 'in any order of its words', name: 'Wilhelmina Ubbelohde', terms: 'ubbelohde wilhelmina' },
  { found: 'by pieces of its words', name: 'Bartholomew Featherstonehaugh', terms: 'stoneh thol' },
  { found: 'with a slip of the pen', name: 'Krzysztof Wisniewski', terms: 'Krzystof Wisniewsky' },
  { found: 'with spaces too many', name: 'Ines  Vandenberghe', terms: '  ines   vandenberghe ' },
]) {
  test(`a name is found ${found}`, async ({ make, as }) => {
    const admin = await make.admin()
    const patient = await make.patient({ name })

    expect(await idsFor(as, admin, terms)).toContain(patient.id)
  })
}

test('an exact id is found, also one that is a name of somebody else', async ({ make, as }) => {
  const admin = await make.admin()
  const byId = await make.patient({ patient_id: 'PAT1004', name: 'Somebody' })
  const byName = await make.patient({ name: 'PAT1004' })

  expect(await idsFor(as, admin, ' PAT1004 ')).toEqual([byId.id, byName.id])
})

test('characters that mean something in a pattern mean nothing in a search', async ({ make, as }) => {
  const admin = await make.admin()
  await make.patient({ name: 'Ordinary Person' })

  for (const terms of ['%', '_', '\\', '%%%', '   ', '']) expect(await idsFor(as, admin, terms), terms).toEqual([])
})

test('somebody in the trash is not found, by name or by id', async ({ db, make, as }) => {
  const admin = await make.admin()
  const patient = await make.patient({ name: 'Gone Withthewind' })
  await db.query('update patients set deleted_at = now() where patient_id = $1', [patient.id])

  expect(await idsFor(as, admin, 'withthewind')).toEqual([])
  expect(await idsFor(as, admin, patient.id)).toEqual([])
})

test('no more are found than were asked for', async ({ make, as }) => {
  const admin = await make.admin()
  for (let number = 0; number < 5; number += 1) await make.patient({ name: `Quintuplet ${number}` })

  expect(await idsFor(as, admin, 'quintuplet', 3)).toHaveLength(3)
})

async function idsFor(as: As, admin: Admin, terms: string, most = 50) {
  const { rows } = await as(admin, (client) =>
    client.query<{ id: string }>('select patient_id as id from app.search_patients($1, $2) order by rank desc', [
      terms,
      most,
    ]),
  )
  return rows.map(({ id }) => id)
}
