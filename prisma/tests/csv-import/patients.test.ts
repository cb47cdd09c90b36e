import { expect, test } from './test.ts'

const header = 'Name;Geburtsdatum;Geschlecht;Telefon;Allergien'

test('a dry run says what an import does, and leaves no trace', async ({ csv, db }) => {
  const before = await csv.content()
  const sent = await csv.send({
    entity: 'patients',
    text: `${header}
Jürgen Müller;31.12.1957;m;+49 30 123456;Penicillin
Ana Berg;01.02.1961;w;;
Bo Li;31.02.1970;m;;
;01.01.1980;w;;
Ana Berg;01.02.1961;w;;Latex
Kim Roe;05.06.1975;unclear;;
`,
    settings: { encoding: 'windows-1252' },
  })

  const tried = await csv.check(sent)

  expect(await csv.content()).toEqual(before)
  expect(tried.checkCounts).toEqual({ create: 2, update: 0, skip: 1, error: 3 })
  expect((await csv.rows(tried.check!.id)).map(({ row, outcome, message }) => [row, outcome, message])).toEqual([
    [1, 'create', null],
    [2, 'create', null],
    [
      3,
      'error',
      expect.stringContaining('“Geburtsdatum” is “31.02.1970”, which is not a date. Write it as day, month, year'),
    ],
    [4, 'error', expect.stringContaining('“Name” is empty: Enter the name')],
    [5, 'skip', 'Row 2 of this file has the same name and date of birth.'],
    [6, 'error', '“Geschlecht” is “unclear”. Write male, female or other.'],
  ])

  const done = await csv.bringIn(tried)

  expect(done).toMatchObject({ state: 'imported', importCounts: tried.checkCounts })
  const { rows } = await db.query(
    `select name, gender, date_of_birth::text, phone, allergies from patients where name in ('Jürgen Müller', 'Ana Berg') order by name`,
  )
  expect(rows).toEqual([
    { name: 'Ana Berg', gender: 'female', date_of_birth: '1961-02-01', phone: null, allergies: null },
    {
      name: 'Jürgen Müller',
      gender: 'male',
      date_of_birth: '1957-12-31',
      phone: '+49 30 123456',
      allergies: 'Penicillin',
    },
  ])
})

test('taking it back gives the content there was before', async ({ csv, db }) => {
  const before = await csv.living()
  const done = await csv.all({ entity: 'patients', text: 'name,dob\nTaken Back,1950-01-01\nTaken Two,1951-01-01\n' })
  expect(await csv.living()).not.toEqual(before)

  await csv.takeBack(done)

  expect((await csv.get(done.id)).state).toBe('taken-back')
  expect(await csv.living()).toEqual(before)
  const { rows } = await db.query(
    `select count(*)::integer as n from patients where name like 'Taken %' and deleted_at is null`,
  )
  expect(rows).toEqual([{ n: 0 }])
})

test('who is here already is known by id, by name and date of birth, by telephone; the policy decides', async ({
  csv,
  db,
}) => {
  await csv.all({
    entity: 'patients',
    text: `id,name,dob,phone,allergies
KNOWN-1,Known Person,1960-01-01,+47 22 33 44 55,None known
,Birth Day,1961-02-02,,
`,
  })
  const text = `id,name,dob,phone,allergies
KNOWN-1,Known Person,1960-01-01,,Latex
,birth DAY,1961-02-02,,Nuts
,Known Again,,0047 22334455,Pollen
,Other Person,1999-09-09,22334455,
`
  const skipped = await csv.check(await csv.send({ entity: 'patients', text }))
  expect(skipped.checkCounts).toEqual({ create: 1, update: 0, skip: 3, error: 0 })

  const updated = await csv.all({ entity: 'patients', text, policy: 'update' })
  expect(updated.importCounts).toEqual({ create: 1, update: 2, skip: 1, error: 0 })
  const { rows } = await db.query(
    `select name, phone, allergies from patients where deleted_at is null and (patient_id = 'KNOWN-1' or date_of_birth = '1961-02-02') order by date_of_birth`,
  )
  expect(rows).toEqual([
    { name: 'Known Person', phone: '+47 22 33 44 55', allergies: 'Latex' }, // an empty cell changed nothing
    { name: 'birth DAY', phone: null, allergies: 'Nuts' },
  ])

  const anyway = await csv.check(await csv.send({ entity: 'patients', text, policy: 'create' }))
  expect(anyway.checkCounts).toEqual({ create: 3, update: 0, skip: 0, error: 1 })
})
