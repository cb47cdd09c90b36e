import { flag, knowledge, patient, report, session, user } from './support/legacy-rows.ts'
import { withDatabase } from './support/legacy-file.ts'
import { expect, test } from './support/test.ts'

/** Letters that do not compress, so that a length limit of an index would show. */
const longName = Array.from({ length: 20_000 }, (_, index) =>
  String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000)),
).join('')

const texts = [
  "Robert'); DROP TABLE patients; --",
  '<script>alert(1)</script>&amp;',
  '${7*7} {{7*7}} %s $1',
  '\u202Egnp.exe\u2066\u200F',
  '👩‍⚕️😀🏳️‍🌈',
  'e\u0301 = é, ﬁ = fi, Ⅷ',
  'ﷺ'.repeat(500),
  'tab\tnew\nline\rback\\slash\\.',
  '\\N',
  '\\.',
  ' ',
  'null',
  '\u0001\u001b[31m\u007f',
  '\u001e\u001f',
  'it\'s "quoted" `so`',
  longName,
]

test('names and contents arrive to the last character: SQL, HTML, control characters, bidirectional marks, emoji, 20,000 letters', async ({
  target,
}) => {
  const reports = texts.map((content, number) =>
    report({ id: `r${number}`, session_id: 'S', title: `t${content}`, content }),
  )

  const { tables, problems } = await target.importRows({
    users: texts.map((name, number) => user({ id: `u${number}`, name, address: name, phone: name })),
    patients: texts.map((name, number) => patient({ patient_id: `p${number}`, name, medical_history: name })),
    sessions: [session({ id: 'S', patient_id: 'p0' })],
    medical_reports: reports,
  })

  expect(problems).toEqual([])
  expect(tables.patients).toEqual({ read: texts.length, imported: texts.length, repaired: 0, quarantined: 0 })
  expect(
    (
      await target.all<{ name: string }>(
        'select name from users where address = name and phone = name order by substr(id, 2)::integer',
      )
    ).map(({ name }) => name),
  ).toEqual(texts)
  expect(
    (
      await target.all<{ name: string }>(
        'select name from patients where medical_history = name order by substr(patient_id, 2)::integer',
      )
    ).map(({ name }) => name),
  ).toEqual(texts)
  expect(
    (
      await target.all<{ content: string }>(
        "select content from medical_reports where title = 't' || content order by substr(id, 2)::integer",
      )
    ).map(({ content }) => content),
  ).toEqual(texts)
  expect(await target.all("select 1 from patient_timeline where event_type = 'report'")).toHaveLength(texts.length)
})

test('an id may hold anything but NUL: quotes, SQL, emoji, spaces', async ({ target }) => {
  const ids = ["a'b", 'a"b', 'x; drop table users', '😀', ' ', 'ПАЦ-1', '../../etc/passwd', '<b>', 'x'.repeat(200)]

  await target.importRows({
    patients: ids.map((id) => patient({ patient_id: id })),
    sessions: ids.map((id, number) => session({ id: `s${number}`, patient_id: id })),
  })

  expect(
    (await target.all<{ patient_id: string }>('select patient_id from sessions order by id')).map(
      (row) => row.patient_id,
    ),
  ).toEqual(ids)
})

test('what follows a NUL is not lost: the text arrives whole, the NUL marked and noted', async ({ target }) => {
  const { tables } = await target.importRows({
    patients: [
      patient({ patient_id: 'P1', name: 'Anna\0Berg', allergies: '\0penicillin', gender: 'fem\0ale' }),
      patient({ patient_id: 'P2', name: 'Sound' }),
      patient({ patient_id: 'P\u00003' }),
      patient({ patient_id: 'P4', created_at: '2024-03\0' }),
    ],
    sessions: [session({ id: 'S', patient_id: 'P\u00001', metadata: '{"note": "a\0b"}' })],
  })

  expect(await target.all('select patient_id, name, allergies, gender, legacy from patients order by 1')).toEqual([
    {
      patient_id: 'P1',
      name: 'Anna\uFFFDBerg',
      allergies: '\uFFFDpenicillin',
      gender: null,
      legacy: { gender: 'fem\uFFFDale' },
    },
    { patient_id: 'P2', name: 'Sound', allergies: null, gender: 'female', legacy: null },
    {
      patient_id: 'P4',
      name: 'Patient P4',
      allergies: null,
      gender: 'female',
      legacy: { created_at: '2024-03\uFFFD' },
    },
  ])
  expect(await target.one('select patient_id, metadata, legacy from sessions')).toEqual({
    patient_id: null,
    metadata: { note: 'a\uFFFDb' },
    legacy: { patient_id: 'P\uFFFD1' },
  })
  expect(
    await target.all("select raw ->> 'patient_id' as id, reason from import_problems where kind = 'quarantined'"),
  ).toEqual([{ id: 'P\uFFFD3', reason: 'too-long' }])
  expect(tables.patients).toEqual({ read: 4, imported: 1, repaired: 2, quarantined: 1 })
})

test('bytes that are no UTF-8 are marked and noted, short or long, and the letters around them stay', async ({
  target,
}) => {
  const file = target.write({ patients: [patient({ patient_id: 'P0', name: 'Zoë' })] })
  withDatabase(file, (database) => {
    for (const [id, hex] of [
      ['P1', '4a6f73e9'],
      ['P2', '476172ed61'],
      ['P3', 'eda080'],
      ['P4', '41'.repeat(40) + 'ff42'],
      ['P5', 'c3a9ff'],
      ['P6', 'f09f98'],
    ] as const) {
      database.exec(
        `insert into patients (patient_id, name, gender, created_at) values ('${id}', cast(x'${hex}' as text), cast(x'${hex}' as text), '2024-03-01 09:30:00')`,
      )
    }
  })

  const { tables, mismatches } = await target.importFile(file)

  const names = (await target.all<{ name: string }>('select name from patients order by patient_id')).map(
    ({ name }) => name,
  )
  expect(names).toEqual([
    'Zoë',
    'Jos\uFFFD',
    'Gar\uFFFDa',
    '\uFFFD\uFFFD\uFFFD',
    `${'A'.repeat(40)}\uFFFDB`,
    expect.stringMatching(/^(é|\uFFFD)\uFFFD$/),
    '\uFFFD',
  ])
  expect(tables.patients).toEqual({ read: 7, imported: 1, repaired: 6, quarantined: 0 })
  expect(await target.all("select row_id from import_problems where reason = 'nul-removed' order by 1")).toEqual(
    ['P1', 'P2', 'P3', 'P4', 'P5', 'P6'].map((row_id) => ({ row_id })),
  )
  expect(mismatches).toEqual({ statistics: 0, timeline: 0 })
})

const ordinaryJson = [
  '{"note": "\\ud83d\\ude00 \\u00e9"}',
  '{"file": "image1234.png", "id": "9e12345a"}',
  '{"big": 12345678901234567890123, "small": 1.5e-300}',
  `{"path": "C:\\\\u0000"}`,
  `{"braces": "${'{['.repeat(300)}"}`,
  '[1, [2, {"three": null}]]',
  'null',
  '"text"',
  '{"__proto__": {"constructor": 1}}',
  `${'['.repeat(150)}${']'.repeat(150)}`,
]
const brokenJson = [
  '{not json',
  "{'single': 1}",
  '{"nul": "\\u0000"}',
  '{"half": "\\ud83d"}',
  '{"huge": 1e99999}',
  `[${'9'.repeat(200_000)}]`,
  `${'['.repeat(5000)}${']'.repeat(5000)}`,
  '{"nan": NaN}',
  'Infinity',
  '{"a": 1}}',
]

test('JSON arrives as the value it was, whatever its words look like; what is no JSON arrives as text and is noted', async ({
  target,
}) => {
  const all = [...ordinaryJson, ...brokenJson]

  const { problems } = await target.importRows({
    sessions: [session({ id: 'S' }), ...all.map((metadata, number) => session({ id: `j${number}`, metadata }))],
    action_flags: all.map((data, number) => flag({ id: `j${number}`, session_id: 'S', data })),
    knowledge_entries: all.map((metadata, number) => knowledge({ id: `j${number}`, metadata })),
  })

  for (const [table, column] of [
    ['sessions', 'metadata'],
    ['action_flags', 'data'],
    ['knowledge_entries', 'metadata'],
  ] as const) {
    const rows = await target.all<{ as_written: boolean | null; text: string | null }>(
      `select case when number <= ${ordinaryJson.length} then ${column} = said::jsonb end as as_written, ${column} ->> 'text' as text
         from ${table} join unnest($1::text[]) with ordinality as written (said, number) on id = 'j' || number - 1 order by number`,
      [all],
    )
    expect(
      rows.map(({ as_written: same, text }) => same ?? text),
      table,
    ).toEqual([...ordinaryJson.map(() => true), ...brokenJson])
  }
  expect(problems.map(({ table, reason, rows }) => [table, reason, rows])).toEqual([
    ['sessions', 'invalid-json', brokenJson.length],
    ['action_flags', 'invalid-json', brokenJson.length],
    ['knowledge_entries', 'invalid-json', brokenJson.length],
  ])
})

test('of a key that JSON has twice the last counts, as in the old system', async ({ target }) => {
  await target.importRows({ sessions: [session({ metadata: '{"a": 1, "a": 2}' })] })

  expect(await target.one('select metadata from sessions')).toEqual({ metadata: { a: 2 } })
})

test('notes and rows set aside are cut between characters, so that no text stops the import', async ({ target }) => {
  const odd = `x${'😀'.repeat(60_000)}`

  const { tables } = await target.importRows({
    patients: [
      patient({ patient_id: 'P1', date_of_birth: odd, created_at: odd }),
      patient({ patient_id: null, name: odd }),
    ],
  })

  expect(tables.patients).toEqual({ read: 2, imported: 0, repaired: 1, quarantined: 1 })
  expect(await target.one("select legacy ->> 'created_at' as kept from patients")).toEqual({
    kept: `x${'😀'.repeat(999)}\uFFFD`,
  })
  expect(await target.one("select raw ->> 'name' as name from import_problems where kind = 'quarantined'")).toEqual({
    name: `x${'😀'.repeat(49_999)}\uFFFD… (120001 characters in all)`,
  })
})
