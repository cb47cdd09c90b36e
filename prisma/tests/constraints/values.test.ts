import { refusalOf } from '../support/refusal.ts'
import { expect, test } from '../support/test.ts'

for (const stage of [0, 1, 1.5, 2, 2.5, 3, 4, 5]) {
  test(`${stage} is a Hoehn and Yahr stage`, async ({ db, make }) => {
    const session = await make.session(await make.patient())

    const { id } = await make.prediction(session, { stage_result: stage })

    const {
      rows: [saved],
    } = await db.query<{ stage: number }>(
      'select stage_result::double precision as stage from predictions where id = $1',
      [id],
    )
    expect(saved?.stage).toBe(stage)
  })
}

for (const stage of [-1, 0.5, 1.3, 3.5, 4.5, 5.5, 6]) {
  test(`${stage} is no Hoehn and Yahr stage`, async ({ make }) => {
    const session = await make.session(await make.patient())

    const refused = await refusalOf(make.prediction(session, { stage_result: stage }))

    expect(refused).toEqual({ code: '23514', constraint: 'predictions_stage_result_known' })
  })
}

test('a confidence is a share between 0 and 1', async ({ make }) => {
  const session = await make.session(await make.patient())

  for (const confidence of [-0.01, 1.01, 87, Number.NaN]) {
    const refused = await refusalOf(make.prediction(session, { confidence_score: confidence }))
    expect(refused, String(confidence)).toEqual({ code: '23514', constraint: 'predictions_confidence_score_share' })
  }
})

test('a name of 20,000 characters is kept whole, and the patient is found by how it begins', async ({
  db,
  make,
  as,
}) => {
  const admin = await make.admin()
  const name = `Zyxwvuts ${'Ångström-'.repeat(2222)}`.slice(0, 20_000)
  const patient = await make.patient({ name })

  const {
    rows: [saved],
  } = await db.query('select name, char_length(name_key) as key from patients where patient_id = $1', [patient.id])
  const { rows: found } = await as(admin, (client) =>
    client.query("select patient_id from app.search_patients('zyxwvuts', 10)"),
  )

  expect(saved).toEqual({ name, key: 200 })
  expect(found).toEqual([{ patient_id: patient.id }])
})

test('a name of 20,000 four-byte characters is accepted', async ({ db, make }) => {
  const patient = await make.patient({ name: '𝔸'.repeat(20_000) })

  const { rows } = await db.query('select char_length(name) as length from patients where patient_id = $1', [
    patient.id,
  ])

  expect(rows).toEqual([{ length: 20_000 }])
})

for (const [name, key] of Object.entries({
  García: 'garcia',
  'ŁUKASZ Żółć': 'lukasz zolc',
  Ødegård: 'odegard',
  'Weiß GROẞ': 'weiss gross',
  'Ægir Œuvre': 'aegir oeuvre',
  Þórður: 'thordur',
  'Đorđe Ħal': 'dorde hal',
  'İSTANBUL ışık': 'istanbul isik',
  'Nguyễn Thị': 'nguyen thi',
  'O’Neil': "o'neil",
  Ωμέγα: 'ωμεγα',
  Γιώργος: 'γιωργοσ',
  Иван: 'иван',
  '山田 太郎': '山田 太郎',
  ﬁx: 'fix',
  'Zoe\u0301': 'zoe',
})) {
  test(`${name} is searched as ${key}`, async ({ db }) => {
    const { rows } = await db.query('select app.search_key($1) as key', [name])

    expect(rows).toEqual([{ key }])
  })
}

test('two spellings of the same accented name have the same key', async ({ db }) => {
  const { rows } = await db.query('select app.search_key($1) = app.search_key($2) as same', ['Zo\u00e9', 'Zoe\u0301'])

  expect(rows).toEqual([{ same: true }])
})

test('an id may be as long as 200 characters, not longer, and not empty', async ({ make }) => {
  expect(await refusalOf(make.patient({ patient_id: 'p'.repeat(200) }))).toBeNull()
  expect(await refusalOf(make.patient({ patient_id: 'p'.repeat(201) }))).toMatchObject({
    constraint: 'patients_id_length',
  })
  expect(await refusalOf(make.patient({ patient_id: '' }))).toMatchObject({ constraint: 'patients_id_length' })
})

test('user names and e-mail addresses are unique without regard to case', async ({ make }) => {
  await make.user({ username: 'Ana.Silva', email: 'Ana@Clinic.Example' })

  expect(await refusalOf(make.user({ username: 'ana.silva' }))).toEqual({
    code: '23505',
    constraint: 'users_username_key',
  })
  expect(await refusalOf(make.user({ email: 'ANA@clinic.example' }))).toEqual({
    code: '23505',
    constraint: 'users_email_key',
  })
})
