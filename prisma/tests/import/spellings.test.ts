import { doctor, knowledge, message, patient, prediction, scan, session, user } from './support/legacy-rows.ts'
import type { LegacyRow, LegacyValue } from './support/legacy-file.ts'
import { expect, test, type Target } from './support/test.ts'

type Said = LegacyValue
type Problem = { row_id: string; field: string; reason: string; detail: string | null }

/** One row per value, all of one session; what became of the column, and what was noted. */
async function importValues(target: Target, table: string, column: string, rows: LegacyRow[]) {
  const base = { patients: [patient({ patient_id: 'P' })], sessions: [session({ id: 'S', patient_id: 'P' })] }
  const report = await target.importRows(
    { ...base, [table]: [...(table in base ? base[table as keyof typeof base] : []), ...rows] },
    { untyped: true },
  )
  const key = { patients: 'patient_id', doctors: 'doctor_id', agent_messages: 'message_id' }[table] ?? 'id'
  const values = await target.all<{ id: string; value: unknown; legacy: Record<string, unknown> | null }>(
    `select ${key} as id, ${column} as value, legacy from ${table} where ${key} ~ '^v\\d+$' order by substr(${key}, 2)::integer`,
  )
  const problems = await target.all<Problem>(
    'select row_id, field, reason, detail from import_problems where table_name = $1 order by substr(row_id, 2)::integer',
    [table],
  )
  return {
    report,
    values: values.map(({ id, value }) => [id, value]),
    legacy: values.flatMap(({ legacy }) => (legacy ? [legacy] : [])),
    problems,
  }
}

const numbered = <Value extends Said>(values: Value[], make: (id: string, value: Value) => LegacyRow) =>
  values.map((value, index) => make(`v${index}`, value))

test('every spelling of a result arrives as positive, negative or uncertain', async ({ target }) => {
  const said: [Said, string][] = [
    ['Positive', 'positive'],
    ['parkinsons', 'positive'],
    ['Parkinsons Detected', 'positive'],
    ['Negative', 'negative'],
    ['no_parkinsons', 'negative'],
    ['No Parkinsons', 'negative'],
    ['uncertain', 'uncertain'],
    [null, 'uncertain'],
    ['POSITIVE ', 'positive'],
    ['probably', 'uncertain'],
    [1, 'uncertain'],
  ]
  const { values, problems, legacy, report } = await importValues(
    target,
    'predictions',
    'binary_result',
    numbered(
      said.map(([value]) => value),
      (id, value) => prediction({ id, session_id: 'S', binary_result: value }),
    ),
  )

  expect(values).toEqual(said.map(([, result], index) => [`v${index}`, result]))
  expect(problems).toEqual([
    { row_id: 'v9', field: 'binary_result', reason: 'unknown-value', detail: 'probably' },
    { row_id: 'v10', field: 'binary_result', reason: 'unknown-value', detail: '1' },
  ])
  expect(legacy).toEqual([{ binary_result: 'probably' }, { binary_result: '1' }])
  expect(report.tables.predictions).toEqual({ read: 11, imported: 9, repaired: 2, quarantined: 0 })
})

test('every spelling of a stage arrives as a number of the scale or as none', async ({ target }) => {
  const said: [Said, string | null][] = [
    ['1', '1.0'],
    ['5', '5.0'],
    ['Stage 3', '3.0'],
    ['stage_3', '3.0'],
    [2.5, '2.5'],
    [2, '2.0'],
    ['1.5', '1.5'],
    ['0', '0.0'],
    ['N/A', null],
    ['uncertain', null],
    [null, null],
    ['7', null],
    ['2.7', null],
  ]
  const { values, problems } = await importValues(
    target,
    'predictions',
    'stage_result',
    numbered(
      said.map(([value]) => value),
      (id, value) => prediction({ id, session_id: 'S', stage_result: value }),
    ),
  )

  expect(values).toEqual(said.map(([, result], index) => [`v${index}`, result]))
  expect(problems).toEqual([
    { row_id: 'v11', field: 'stage_result', reason: 'unknown-value', detail: '7' },
    { row_id: 'v12', field: 'stage_result', reason: 'unknown-value', detail: '2.7' },
  ])
})

test('confidences in per cent become shares, and are noted', async ({ target }) => {
  const said: [Said, number | null][] = [
    [0.744, 0.744],
    [74.4, 0.744],
    ['74.4 %', 0.744],
    ['74.4%', 0.744],
    [100, 1],
    [1, 1],
    [0, 0],
    ['0.5', 0.5],
    [null, null],
    [101, null],
    [-0.2, null],
    ['%', null],
    ['sure', null],
  ]
  const { values, problems } = await importValues(
    target,
    'predictions',
    'confidence_score',
    numbered(
      said.map(([value]) => value),
      (id, value) => prediction({ id, session_id: 'S', confidence_score: value }),
    ),
  )

  expect(values).toEqual(said.map(([, result], index) => [`v${index}`, result]))
  expect(problems.map(({ row_id, reason, detail }) => [row_id, reason, detail])).toEqual([
    ['v1', 'percent', '74.4'],
    ['v2', 'percent', '74.4 %'],
    ['v3', 'percent', '74.4%'],
    ['v4', 'percent', '100'],
    ['v9', 'out-of-range', '101'],
    ['v10', 'out-of-range', '-0.2'],
    ['v11', 'not-a-number', '%'],
    ['v12', 'not-a-number', 'sure'],
  ])
})

test('numbers that only look possible do not stop the import', async ({ target }) => {
  const said: [Said, number | null][] = [
    [4.777, 4.777],
    ['1e-400', 0],
    [`0.${'0'.repeat(400)}1`, 0],
    ['1e400', null],
    [9e999, null],
    [-1, null],
    ['0x10', null],
    [9007199254740993n, 9007199254740992],
  ]
  const { values } = await importValues(
    target,
    'predictions',
    'processing_time',
    numbered(
      said.map(([value]) => value),
      (id, value) => prediction({ id, session_id: 'S', processing_time: value }),
    ),
  )

  expect(values).toEqual(said.map(([, result], index) => [`v${index}`, result]))
})

test('genders are read in their spellings; another word is kept beside the record', async ({ target }) => {
  const said: [Said, string | null][] = [
    ['male', 'male'],
    ['Female', 'female'],
    ['M', 'male'],
    ['f', 'female'],
    ['woman', 'female'],
    ['other', 'other'],
    [null, null],
    ['', null],
    ['diverse', null],
  ]
  const { values, legacy } = await importValues(
    target,
    'patients',
    'gender',
    numbered(
      said.map(([value]) => value),
      (id, value) => patient({ patient_id: id, gender: value }),
    ),
  )

  expect(values).toEqual(said.map(([, result], index) => [`v${index}`, result]))
  expect(legacy).toEqual([{ gender: 'diverse' }])
})

test('booleans are read in every way SQLite holds them', async ({ target }) => {
  const said: [Said, boolean][] = [
    [1, true],
    [0, false],
    ['1', true],
    ['0', false],
    ['true', true],
    ['FALSE', false],
    [null, true],
    [1n, true],
  ]
  const { values } = await importValues(
    target,
    'users',
    'is_active',
    numbered(
      said.map(([value]) => value),
      (id, value) => user({ id, is_active: value }),
    ),
  )

  expect(values).toEqual(said.map(([, result], index) => [`v${index}`, result]))
})

test('a doctor is found by her own id and by her account’s, in sessions and as the doctor a patient’s record names', async ({
  target,
}) => {
  await target.importRows({
    users: [user({ id: 'U1', role: 'doctor' }), user({ id: 'U2', role: 'doctor' })],
    doctors: [doctor({ doctor_id: 'D1', user_id: 'U1' }), doctor({ doctor_id: 'D2', user_id: 'U2' })],
    patients: [
      patient({ patient_id: 'P1', assigned_doctor_id: 'U1' }),
      patient({ patient_id: 'P2', assigned_doctor_id: 'D1' }),
      patient({ patient_id: 'P3' }),
    ],
    sessions: [
      session({ id: 'S1', patient_id: 'P1', doctor_id: 'U2' }),
      session({ id: 'S2', patient_id: 'P2', doctor_id: 'D2' }),
      session({ id: 'S3', patient_id: 'P2', doctor_id: 'U2' }),
      session({ id: 'S4', patient_id: 'P3', doctor_id: 'U1' }),
    ],
  })

  expect(await target.all('select id, doctor_id from sessions order by id')).toEqual([
    { id: 'S1', doctor_id: 'D2' },
    { id: 'S2', doctor_id: 'D2' },
    { id: 'S3', doctor_id: 'D2' },
    { id: 'S4', doctor_id: 'D1' },
  ])
  expect(
    await target.all(
      'select patient_id, doctor_id, assignment_type as type, is_active as active from doctor_patient_assignments order by 1, 2',
    ),
  ).toEqual([
    { patient_id: 'P1', doctor_id: 'D1', type: 'primary', active: true },
    { patient_id: 'P1', doctor_id: 'D2', type: 'consultant', active: true },
    { patient_id: 'P2', doctor_id: 'D1', type: 'primary', active: true },
    { patient_id: 'P2', doctor_id: 'D2', type: 'consultant', active: true },
    { patient_id: 'P3', doctor_id: 'D1', type: 'consultant', active: true },
  ])
})

test('an id that is one doctor’s own and another’s account means the doctor', async ({ target }) => {
  await target.importRows({
    users: [user({ id: 'X', role: 'doctor' }), user({ id: 'U2', role: 'doctor' })],
    doctors: [doctor({ doctor_id: 'D1', user_id: 'X' }), doctor({ doctor_id: 'X', user_id: 'U2' })],
    sessions: [session({ id: 'S1', doctor_id: 'X' })],
  })

  expect(await target.one('select doctor_id from sessions')).toEqual({ doctor_id: 'X' })
})

test('an assignment begins with the earliest session of the two, and without a session with the patient’s record', async ({
  target,
}) => {
  await target.importRows({
    users: [user({ id: 'U1', role: 'doctor' })],
    doctors: [doctor({ doctor_id: 'D1', user_id: 'U1' })],
    patients: [
      patient({ patient_id: 'P1', assigned_doctor_id: 'D1', created_at: '2024-01-05 08:00:00' }),
      patient({ patient_id: 'P2', assigned_doctor_id: 'D1', created_at: '2024-01-05 08:00:00' }),
    ],
    sessions: [
      session({ patient_id: 'P1', doctor_id: 'D1', created_at: '2024-03-02T10:00:00' }),
      session({ patient_id: 'P1', doctor_id: 'U1', created_at: '2023-12-02T10:00:00' }),
    ],
  })

  expect(await target.all('select patient_id, assignment_date from doctor_patient_assignments order by 1')).toEqual([
    { patient_id: 'P1', assignment_date: new Date('2023-12-02T09:00:00Z') },
    { patient_id: 'P2', assignment_date: new Date('2024-01-05T08:00:00Z') },
  ])
})

test('bytes where text belongs become that text and are noted; as an id they mean the id', async ({ target }) => {
  const bytes = (text: string) => new Uint8Array(Buffer.from(text))

  const report = await target.importRows(
    {
      patients: [patient({ patient_id: bytes('P1'), name: bytes('Åse'), allergies: 7 })],
      sessions: [session({ id: 'S1', patient_id: bytes('P1') })],
      mri_scans: [scan({ id: 12, session_id: bytes('S1'), file_size: bytes('10') })],
      agent_messages: [message({ session_id: 'S1', payload: bytes('{"a": [1]}') })],
      knowledge_entries: [knowledge({ embedding: 'text' })],
    },
    { untyped: true },
  )

  expect(await target.one('select patient_id, name, allergies from patients')).toEqual({
    patient_id: 'P1',
    name: 'Åse',
    allergies: '7',
  })
  expect(await target.one('select id, patient_id, file_size, legacy from mri_scans')).toEqual({
    id: '12',
    patient_id: 'P1',
    file_size: null,
    legacy: { file_size: '2 bytes' },
  })
  expect(await target.one('select payload from agent_messages')).toEqual({ payload: { a: [1] } })
  expect(await target.one("select convert_from(embedding, 'UTF8') as text from knowledge_entries")).toEqual({
    text: 'text',
  })
  expect(report.problems).toEqual([
    { table: 'patients', kind: 'repaired', reason: 'not-text', rows: 1 },
    { table: 'mri_scans', kind: 'repaired', reason: 'not-a-number', rows: 1 },
  ])
})
