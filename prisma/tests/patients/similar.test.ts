import type pg from 'pg'
import type { Admin } from '../support/make.ts'
import { refusalOf } from '../support/refusal.ts'
import { expect, test, type As } from '../support/test.ts'

type Person = { name: string; dateOfBirth?: string | null; phone?: string | null }

for (const { clue, known, asked, reasons } of [
  {
    clue: 'without its accents',
    known: { name: 'Ana García', date_of_birth: '1951-02-03' },
    asked: { name: 'ana garcia', dateOfBirth: '1951-02-03' },
    reasons: ['name-same', 'birth-same'],
  },
  {
    clue: 'with its words in another order',
    known: { name: 'Bruno Lindqvist', date_of_birth: '1951-02-04' },
    asked: { name: 'Lindqvist, Bruno', dateOfBirth: '1951-02-04' },
    reasons: ['name-same', 'birth-same'],
  },
  {
    clue: 'with a slip in the name',
    known: { name: 'Krzysztof Wisniewski', date_of_birth: '1951-02-05' },
    asked: { name: 'Krzystof Wisniewski', dateOfBirth: '1951-02-05' },
    reasons: ['name-similar', 'birth-same'],
  },
  {
    clue: 'with day and month of birth swapped',
    known: { name: 'Carla Montanari', date_of_birth: '1948-03-11' },
    asked: { name: 'Carla Montanari', dateOfBirth: '1948-11-03' },
    reasons: ['name-same', 'birth-swapped'],
  },
  {
    clue: 'with one digit of the date of birth wrong',
    known: { name: 'Dagny Halvorsen', date_of_birth: '1948-03-11' },
    asked: { name: 'Dagny Halvorsen', dateOfBirth: '1948-03-17' },
    reasons: ['name-same', 'birth-slip'],
  },
  {
    clue: 'with two digits of the year swapped',
    known: { name: 'Emil Vrba', date_of_birth: '1958-04-17' },
    asked: { name: 'Emil Vrba', dateOfBirth: '1985-04-17' },
    reasons: ['name-same', 'birth-slip'],
  },
  {
    clue: 'by the telephone number, written nationally instead of internationally',
    known: { name: 'Farida Aziz', date_of_birth: '1940-01-02', phone: '+44 20 7946 0771' },
    asked: { name: 'Farida Asis', dateOfBirth: null, phone: '(020) 7946-0771' },
    reasons: ['name-similar', 'phone-same'],
  },
  {
    clue: 'under a married name, by date of birth and telephone',
    known: { name: 'Greta Obermayer', date_of_birth: '1955-09-09', phone: '+49 30 23125 441' },
    asked: { name: 'Greta Thiel-Sandoval', dateOfBirth: '1955-09-09', phone: '0049 (0)30 23125441' },
    reasons: ['birth-same', 'phone-same'],
  },
  {
    clue: 'by name and an age that fits, where no date of birth is known',
    known: {
      name: 'Henrik Sandvik Aas',
      date_of_birth: null,
      age_reported: 70,
      age_reported_at: '2020-06-01T00:00:00Z',
    },
    asked: { name: 'Henrik Sandvik Aas', dateOfBirth: '1950-01-15' },
    reasons: ['name-same', 'age-fits'],
  },
  {
    clue: 'by the same name alone, when nothing else is known',
    known: { name: 'Ines Quaresma', date_of_birth: null },
    asked: { name: 'Inês Quaresma' },
    reasons: ['name-same'],
  },
] as { clue: string; known: object; asked: Person; reasons: string[] }[]) {
  test(`a patient is recognised ${clue}`, async ({ make, as }) => {
    const patient = await make.patient(known)

    const found = await similar(as, await make.admin(), asked)

    const likeness = found.find(({ patient_id }) => patient_id === patient.id)
    expect(likeness?.reasons).toEqual(reasons)
    expect(likeness?.score).toBeGreaterThanOrEqual(50)
  })
}

for (const { who, known, asked } of [
  {
    who: 'a namesake with another date of birth',
    known: { name: 'Jonas Weber', date_of_birth: '1950-01-01' },
    asked: { name: 'Jonas Weber', dateOfBirth: '1971-08-22' },
  },
  {
    who: 'somebody else born on the same day',
    known: { name: 'Kirsten Blom', date_of_birth: '1949-12-24' },
    asked: { name: 'Olga Petrova', dateOfBirth: '1949-12-24' },
  },
  {
    who: 'a spouse with the same telephone and family name',
    known: { name: 'Lucia Ferrante', date_of_birth: '1950-05-05', phone: '+44 161 496 0333' },
    asked: { name: 'Paolo Ferrante', dateOfBirth: '1947-10-30', phone: '+44 161 496 0333' },
  },
] as { who: string; known: object; asked: Person }[]) {
  test(`${who} is not taken for the same person`, async ({ make, as }) => {
    const patient = await make.patient(known)

    const found = await similar(as, await make.admin(), asked)

    expect(found.map(({ patient_id }) => patient_id)).not.toContain(patient.id)
  })
}

test('the surest comes first, and the record itself is left out', async ({ db, make, as }) => {
  const sure = await make.patient({ name: 'Maren Solberg', date_of_birth: '1960-06-06', phone: '+44 7700 900111' })
  const likely = await make.patient({ name: 'Maren Solberg', date_of_birth: '1960-06-06' })
  const admin = await make.admin()
  const asked = { name: 'Maren Solberg', dateOfBirth: '1960-06-06', phone: '+44 7700 900111' }

  expect((await similar(as, admin, asked)).map(({ patient_id }) => patient_id)).toEqual([sure.id, likely.id])
  const { rows } = await as(admin, (client) =>
    client.query<{ patient_id: string }>('select * from app.similar_patients($1, $2, $3, $4)', [
      asked.name,
      asked.dateOfBirth,
      asked.phone,
      sure.id,
    ]),
  )
  expect(rows.map(({ patient_id }) => patient_id)).toEqual([likely.id])
  await db.query('update patients set deleted_at = now() where patient_id = $1', [sure.id])
  expect((await similar(as, admin, asked)).map(({ patient_id }) => patient_id)).toEqual([likely.id])
})

test('only administrators compare everybody', async ({ make, as }) => {
  const { doctor, patient } = await make.careTeam()
  for (const person of [doctor, patient]) {
    const work = as(person, (client) => client.query("select * from app.similar_patients('A', null, null, null)"))
    expect((await refusalOf(work))?.code).toBe('42501')
  }
})

test('dates one slip away are real dates, and the date itself is one of them', async ({ db }) => {
  const near = await nearDates(db, '1958-03-31')
  for (const date of ['1958-03-31', '1985-03-31', '1958-03-30', '1959-03-31']) expect(near).toContain(date)
  expect(near).not.toContain('1958-04-01')
  expect(await nearDates(db, '1958-04-03')).toContain('1958-03-04')
})

async function nearDates(db: pg.Client, date: string): Promise<string[]> {
  const { rows } = await db.query<{ near: string }>('select to_char(unnest(app.near_dates($1::date)), $2) as near', [
    date,
    'YYYY-MM-DD',
  ])
  return rows.map(({ near }) => near)
}

async function similar(as: As, admin: Admin, { name, dateOfBirth = null, phone = null }: Person) {
  const { rows } = await as(admin, (client) =>
    client.query<{ patient_id: string; score: number; reasons: string[] }>(
      'select * from app.similar_patients($1, $2, $3, null) order by score desc, patient_id',
      [name, dateOfBirth, phone],
    ),
  )
  return rows
}
