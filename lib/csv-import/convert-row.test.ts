import { describe, expect, test } from 'vitest'
import { convertRow, type Plan } from './convert-row'
import { guessColumns, headerSignature } from './guess-columns'
import { readDate } from './read-date'
import { readAmount } from './read-number'
import type { CsvEntity, ReadingSettings } from './vocabulary'

const settings: ReadingSettings = {
  encoding: 'utf-8',
  delimiter: 'comma',
  quote: 'double',
  hasHeader: true,
  dateOrder: 'dmy',
  decimalMark: 'point',
}

function plan(entity: CsvEntity, headers: string[], more: Partial<ReadingSettings> = {}): Plan {
  return {
    entity,
    headers,
    columns: guessColumns(entity, headers),
    settings: { ...settings, ...more },
    timeZone: 'UTC',
  }
}

const born = (value: string, more: Partial<ReadingSettings> = {}) => {
  const { values, problems } = convertRow(plan('patients', ['name', 'dob'], more), ['Ana', value])
  return values.dateOfBirth ?? problems[0]?.message
}

describe('columns', () => {
  test.for([
    [
      'patients',
      ['Vorname', 'Nachname', 'Geburtsdatum', 'Geschlecht', 'Telefon'],
      ['givenName', 'familyName', 'dateOfBirth', 'gender', 'phone'],
    ],
    [
      'patients',
      ['Prénom', 'Nom', 'Né(e) le', 'Sexe', 'N° de sécurité'],
      ['givenName', 'familyName', 'dateOfBirth', 'gender', null],
    ],
    [
      'patients',
      ['MRN', 'Full Name', 'D.O.B.', 'Mobile phone', 'Current Meds'],
      ['patientId', 'name', 'dateOfBirth', 'phone', null],
    ],
    ['patients', ['pasient', 'fødselsdato', 'kjønn', 'allergier'], ['name', 'dateOfBirth', 'gender', 'allergies']],
    ['doctors', ['Name', 'E-Mail', 'Fachrichtung', 'Honorar'], ['name', 'email', 'specialization', 'consultationFee']],
    [
      'consultations',
      ['patient_id', 'doctor', 'Date', 'Time', 'findings'],
      ['patientId', 'doctorId', 'consultationDate', 'time', 'diagnosis'],
    ],
    ['patients', ['name', 'name', 'Spalte 3', ''], ['name', null, null, null]],
  ] as const)('%s: %s', ([entity, headers, fields]) => {
    expect(guessColumns(entity, headers)).toEqual(fields)
  })
  test('the column of reasons in a mended file is nobody’s', () => {
    for (const entity of ['patients', 'doctors', 'assignments', 'consultations'] as const)
      expect(guessColumns(entity, ['Why it was left out'])).toEqual([null])
  })
  test('files with the same headers are known again, whatever their case and accents', () => {
    expect(headerSignature(['Prénom', 'NOM'])).toBe(headerSignature(['prenom', 'nom']))
    expect(headerSignature(['prenom', 'nom'])).not.toBe(headerSignature(['nom', 'prenom']))
  })
})

describe('dates', () => {
  test.for([
    ['31.12.1957', '1957-12-31'],
    ['1/2/1961', '1961-02-01'],
    ['1957-12-31', '1957-12-31'],
    ['1957-12-31 00:00:00', '1957-12-31'],
    ['31 Dec 1957', '1957-12-31'],
    ['1er février 1961', '1961-02-01'],
    ['12. März 1970', '1970-03-12'],
    ['3 de mayo de 1970', '1970-05-03'],
    ['March 4, 1966', '1966-03-04'],
    ['juillet 4 1966', '1966-07-04'],
  ] as const)('%s is %s', ([text, iso]) => {
    expect(born(text)).toBe(iso)
  })
  test.for([
    ['31.02.1970', /not a date/],
    ['03/04/57', /four digits/],
    ['28490', /number of a day in a spreadsheet/],
    ['soon', /not a date. Write it as day, month, year/],
  ] as const)('%s is refused with the mend', ([text, message]) => {
    expect(born(text)).toMatch(message)
    expect(born(text)).toContain('“dob”')
  })
  test('the order decides', () => {
    expect(born('03/04/1957', { dateOrder: 'mdy' })).toBe('1957-03-04')
    expect(born('03/04/1957', { dateOrder: 'dmy' })).toBe('1957-04-03')
  })
})

describe('cells', () => {
  test('the apostrophe that keeps a spreadsheet from running a formula is taken off', () => {
    expect(convertRow(plan('patients', ['name', 'phone']), ['Ana', "'+47 22 33 44 55"]).values.phone).toBe(
      '+47 22 33 44 55',
    )
    expect(convertRow(plan('patients', ['name']), ["O'Brien"]).values.name).toBe("O'Brien")
  })
  test('given and family name make one name; words for nothing are nothing', () => {
    expect(convertRow(plan('patients', ['first name', 'last name', 'phone']), ['Ana', 'Berg', 'N/A']).values).toEqual({
      name: 'Ana Berg',
    })
  })
  test('what cannot be stored is said', () => {
    expect(convertRow(plan('patients', ['name']), ['A\u0000na']).problems[0]?.message).toContain('cannot be stored')
  })
  test('a row with more cells than the file has columns is said, an empty end is not', () => {
    expect(convertRow(plan('patients', ['name']), ['Ana', 'x']).problems[0]?.message).toContain('needs quotes')
    expect(convertRow(plan('patients', ['name']), ['Ana', '']).problems).toEqual([])
  })
  test('date and time may stand apart', () => {
    const apart = plan('consultations', ['patient', 'doctor', 'date', 'time'])
    expect(convertRow(apart, ['a', 'b', '4.3.2026', '2:30 pm']).values.consultationDate).toBe('2026-03-04 14:30')
    expect(convertRow(apart, ['a', 'b', '2026-03-04T14:30:00+02:00', '']).values.consultationDate).toBe(
      '2026-03-04 14:30 +02:00',
    )
  })
})

test.for([
  ['1,234.50', 'point', '1234.50'],
  ['1.234,50', 'comma', '1234.50'],
  ['1.234,50', 'point', '1234.50'],
  ['1,234', 'point', '1234'],
  ['1,23', 'comma', '1.23'],
  ['€ 120', 'point', '120'],
  ['120 kr', 'point', '120'],
  ['1 234,5', 'comma', '1234.5'],
  ['12.345.678', 'comma', '12345678'],
  ['12,34,56', 'point', null],
  ['free', 'point', null],
  ['-5', 'point', null],
] as const)('an amount %s with the decimal %s is %s', ([text, mark, value]) => {
  expect(readAmount(text, mark)).toBe(value)
})

test('a cell of spaces between two letters is read as fast as any other', () => {
  const spaces = ' '.repeat(400_000)
  expect(readDate(`1${spaces}x`, 'dmy')).toBeNull()
  expect(readAmount(`1${spaces}x`, 'point')).toBeNull()
})
