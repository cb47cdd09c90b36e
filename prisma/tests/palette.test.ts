import type pg from 'pg'
import type { Admin } from './support/make.ts'
import { expect, test, type As } from './support/test.ts'

for (const { found, name, terms } of [
  { found: 'without its accents', name: 'Zoë Quiñonez-Ærø', terms: 'zoe quinonez-aero' },
  { found: 'with accents that it does not have', name: 'Garcia Lopetegui', terms: 'Garcíá Lópetegui' },
  { found: 'by one word in its middle', name: 'Ana García Ferrando', terms: 'garcia ferr' },
  { found: 'in any order of its words', name: 'Wilhelmina Ubbelohde', terms: 'ubbelohde wilhelmina' },
  { found: 'by its first two letters', name: 'Xy Zzyzx', terms: 'xy' },
  { found: 'by words of which one is a single letter', name: 'Bartholomew K Featherstonehaugh', terms: 'featherst k' },
  { found: 'with a slip of the pen', name: 'Krzysztof Wisniewski', terms: 'Krzystof Wisniewsky' },
]) {
  test(`a patient and a doctor are found by name ${found}`, async ({ make, as }) => {
    const admin = await make.admin()
    const patient = await make.patient({ name })
    const doctor = await make.doctor({}, { name })

    expect((await patientsFor(as, admin, terms)).map(({ id }) => id)).toContain(patient.id)
    expect(await usersFor(as, admin, terms, 'doctor')).toContain(doctor.userId)
  })
}

test('an exact id comes first, then names that begin so, then names that hold it', async ({ make, as }) => {
  const admin = await make.admin()
  const holds = await make.patient({ name: 'Oda Ptolemaios' })
  const begins = await make.patient({ name: 'Ptolemaios Oda' })
  const byId = await make.patient({ patient_id: 'ptolemaios', name: 'Somebody Else' })

  expect((await patientsFor(as, admin, ' ptolemaios ')).map(({ id }) => id)).toEqual([byId.id, begins.id, holds.id])
})

test('nobody is found twice, and no more than were asked for', async ({ make, as }) => {
  const admin = await make.admin()
  for (let number = 0; number < 6; number += 1) await make.patient({ name: `Quintus Quintus ${number}` })

  const found = await patientsFor(as, admin, 'quintus', 4)
  expect(found).toHaveLength(4)
  expect(new Set(found.map(({ id }) => id)).size).toBe(4)
})

test('one letter does not read everybody: what no name begins with is not searched for inside names', async ({
  make,
  as,
}) => {
  const admin = await make.admin()
  await make.patient({ name: 'Maqeb' })

  expect(await patientsFor(as, admin, 'qe')).toEqual([])
})

test('characters that mean something in a pattern mean nothing', async ({ make, as }) => {
  const admin = await make.admin()
  await make.patient({ name: 'Ordinary Person' })

  for (const terms of ['%', '_', '\\', '%%%', '   ', '']) {
    expect(await patientsFor(as, admin, terms), terms).toEqual([])
    expect(await usersFor(as, admin, terms, null), terms).toEqual([])
  }
})

test('an account is found by its exact e-mail address and user name, whatever their case', async ({ make, as }) => {
  const admin = await make.admin({ email: 'Percival.Quarles@Example.test', username: 'PQuarles' })

  expect(await usersFor(as, admin, 'percival.quarles@example.TEST', null)).toEqual([admin.userId])
  expect(await usersFor(as, admin, 'pquarles', null)).toEqual([admin.userId])
})

test('a telephone number is found by its last four digits, and whole whichever way the country is written', async ({
  db,
  make,
  as,
}) => {
  const admin = await make.admin()
  const patient = await make.patient({ name: 'Phone Owner' })
  await db.query("update patients set phone = '+44 20 7946 0193' where patient_id = $1", [patient.id])

  for (const digits of ['0193', '02079460193', '442079460193', '79460193'])
    expect(await byPhone(as, admin, digits), digits).toContain(patient.id)
  for (const digits of ['193', '0194', '020794601930', "0193'", ''])
    expect(await byPhone(as, admin, digits), digits).not.toContain(patient.id)
})

test('who is in the trash is not found', async ({ db, make, as }) => {
  const admin = await make.admin()
  const patient = await make.patient({ name: 'Gone Withthewindow' })
  await db.query("update patients set deleted_at = now(), phone = '555 8877' where patient_id = $1", [patient.id])
  const user = await make.admin({ name: 'Gone Withthedoor' })
  await db.query('update users set deleted_at = now() where id = $1', [user.userId])

  expect(await patientsFor(as, admin, 'withthewindow')).toEqual([])
  expect(await patientsFor(as, admin, patient.id)).toEqual([])
  expect(await byPhone(as, admin, '8877')).not.toContain(patient.id)
  expect(await usersFor(as, admin, 'withthedoor', null)).toEqual([])
  expect(await usersFor(as, admin, user.userId, null)).toEqual([])
})

test('slips of the pen are mended by the words that names are made of, which are learned at night', async ({
  db,
  make,
  as,
}) => {
  const admin = await make.admin()
  const patient = await make.patient({ name: 'Margaretha Oosterhuis' })
  await make.patient({ name: 'Margarita Westerling' })
  await db.query('select app.clean_up()')

  for (const terms of ['margreta oosterhus', 'oosterhius', 'Ostehuis'])
    expect(
      (await patientsFor(as, admin, terms)).map(({ id }) => id),
      terms,
    ).toEqual([patient.id])
})

test('names of any script are found by the beginning, by any word, by part of a known word, and never nearly', async ({
  db,
  make,
  as,
}) => {
  const admin = await make.admin()
  const patient = await make.patient({ name: 'Аркадий Шестаков' })
  const doctor = await make.doctor({}, { name: '沢田 京子' })
  await learnAnew(db)

  for (const terms of ['аркад', 'Шестаков', 'шестаков аркадий', 'стак', 'АРКАДИЙ ШЕСТАКОВ'])
    expect(
      (await patientsFor(as, admin, terms)).map(({ id }) => id),
      terms,
    ).toEqual([patient.id])
  expect(await patientsFor(as, admin, 'Шестакоу')).toEqual([])
  for (const terms of ['沢田', '京子', '沢'])
    expect(await usersFor(as, admin, terms, 'doctor'), terms).toEqual([doctor.userId])
})

test('what nobody is called together is not searched for among all names', async ({ db, make, as }) => {
  const admin = await make.admin()
  await make.patient({ name: 'Ottokar Freudenreich' })
  await make.patient({ name: 'Sieglinde Marquardt' })
  await learnAnew(db)

  expect(await patientsFor(as, admin, 'ottokar marquardt')).toEqual([])
  expect(await patientsFor(as, admin, 'otokar freudenreich')).toHaveLength(1)
})

test('drafts that have expired and people who have left are cleaned up, others stay', async ({ db, make }) => {
  const admin = await make.admin()
  await db.query(
    `insert into form_drafts (user_id, form_key, fields, expires_at)
     values ($1, 'patients.new', '{}', now() + interval '1 day'), ($1, 'doctors.new', '{}', now() - interval '1 day')`,
    [admin.userId],
  )
  await db.query(
    `insert into record_presence (table_name, record_id, user_id, seen_at)
     values ('patients', 'now', $1, now()), ('patients', 'then', $1, now() - interval '2 hours')`,
    [admin.userId],
  )
  await db.query('select app.clean_up()')

  const drafts = await db.query('select form_key from form_drafts where user_id = $1', [admin.userId])
  expect(drafts.rows).toEqual([{ form_key: 'patients.new' }])
  const present = await db.query('select record_id from record_presence where user_id = $1', [admin.userId])
  expect(present.rows).toEqual([{ record_id: 'now' }])
})

test('a draft is its owner’s: another administrator neither reads, changes nor removes it', async ({
  db,
  make,
  as,
}) => {
  const owner = await make.admin()
  const other = await make.admin()
  await as(owner, (client) =>
    client.query(
      `insert into form_drafts (user_id, form_key, fields) values ($1, 'patients.new', '{"name": ["Ana"]}')`,
      [owner.userId],
    ),
  )
  await db.query(
    `insert into form_drafts (user_id, form_key, fields) values ($1, 'patients.edit:kept', '{"name": ["Ana"]}')`,
    [owner.userId],
  )
  const seen = await as(other, (client) => client.query('select * from form_drafts'))
  expect(seen.rows).toEqual([])
  const changed = await as(other, (client) => client.query(`update form_drafts set fields = '{}'`))
  expect(changed.rowCount).toBe(0)
  const removed = await as(other, (client) => client.query('delete from form_drafts'))
  expect(removed.rowCount).toBe(0)
})

/** The rows of a test say themselves when they were made, which is long ago. */
async function learnAnew(db: pg.Client) {
  await db.query("delete from app.installation where key = 'name-words-learned'")
  await db.query('select app.learn_name_words()')
}

async function patientsFor(as: As, admin: Admin, terms: string, most = 50) {
  const { rows } = await as(admin, (client) =>
    client.query<{ id: string; rank: number }>(
      'select patient_id as id, rank from app.find_patients($1, $2) order by rank desc',
      [terms, most],
    ),
  )
  return rows
}

async function usersFor(as: As, admin: Admin, terms: string, role: string | null, most = 50) {
  const { rows } = await as(admin, (client) =>
    client.query<{ id: string }>('select user_id as id from app.find_users($1, $2, $3)', [terms, role, most]),
  )
  return rows.map(({ id }) => id)
}

async function byPhone(as: As, admin: Admin, digits: string) {
  const { rows } = await as(admin, (client) =>
    client.query<{ id: string }>('select patient_id as id from app.find_patients_by_phone($1, 50)', [digits]),
  )
  return rows.map(({ id }) => id)
}
