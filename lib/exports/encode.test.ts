import Papa from 'papaparse'
import { readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import { Prisma } from '@/prisma/generated/client'
import type { ListColumn } from '@/lib/lists/list'
import type { ListRow } from '@/lib/lists/read-rows'
import { encode } from './encode'
import { withoutGuard } from './formula'

beforeAll(() => {
  process.env.SUBSTANTIA_TIME_ZONE = 'Europe/Oslo'
})

const sql = Prisma.empty
const columns: ListColumn[] = [
  { id: 'name', label: 'Name', kind: 'text', sql },
  { id: 'visits', label: 'Visits', kind: 'number', sql },
  { id: 'result', label: 'Result', kind: 'choice', sql, choices: [{ value: 'pos', label: 'Positive' }] },
  { id: 'doctor', label: 'Doctor', kind: 'reference', sql },
  { id: 'born', label: 'Born', kind: 'date', sql },
  { id: 'seen', label: 'Seen', kind: 'moment', sql },
  { id: 'active', label: 'Active', kind: 'yes-no', sql },
]

function row(name: string | null, values: ListRow['values'] = {}): ListRow {
  return { id: `id of ${name}`, href: '/admin', values: { name, ...values }, labels: { doctor: 'Dr Ito' } }
}

const full = {
  visits: -3.5,
  result: 'pos',
  doctor: 'd-1',
  born: '1954-03-04',
  seen: '2026-07-01T10:00:00.000Z',
  active: true,
}

async function bytesOf(format: 'csv' | 'xlsx' | 'json', parts: ListRow[][]) {
  async function* rows() {
    yield* parts
  }
  const chunks: Buffer[] = []
  for await (const part of encode(format, { title: 'Patients: all?', columns, rows: rows() }))
    chunks.push(Buffer.from(part))
  return Buffer.concat(chunks)
}

const hostile = [
  '=HYPERLINK("http://x","y")',
  '+49 123',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '\0=1',
  '＝1+1',
  '＋1',
  '－1',
  '＠x',
  "'=1",
  'O"Brien, "Pat"',
  'two\nlines',
  'two\r\nlines',
  'ana;b,c\td',
  'العربية \u202E x',
  '👩‍⚕️ 김',
  '<script>alert(1)</script>',
]

describe('CSV', () => {
  test('begins with a byte order mark, quotes everything, and shows what the screen shows', async () => {
    const text = (await bytesOf('csv', [[row('Ana', full)], [], [row(null)]])).toString('utf8')

    expect(text.split('\r\n')).toEqual([
      '\uFEFF"Name","Visits","Result","Doctor","Born","Seen","Active"',
      '"Ana","-3.5","Positive","Dr Ito","1954-03-04","2026-07-01 12:00:00","Yes"',
      '"","","","","","",""',
      '',
    ])
  })
  test('holds no cell that a spreadsheet takes for a formula, and every text comes back as it was', async () => {
    const text = (await bytesOf('csv', [hostile.map((name) => row(name))])).toString('utf8')

    const cells = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true })
      .data.slice(1)
      .map(([name]) => name!)
    expect(cells.filter((cell) => /^[=+\-@\t\r\n\0＝＋－＠]/.test(cell))).toEqual([])
    expect(cells.map((cell) => withoutGuard(cell))).toEqual(hostile.map((name) => withoutGuard(name)))
  })
})

describe('a workbook', () => {
  test('types text as text, numbers as numbers and dates as dates', async () => {
    const book = await readXlsx(await bytesOf('xlsx', [[row('=1+1', full)], [row('Bea')]]))

    const [sheet] = book.sheets
    expect(sheet?.name).toBe('Patients  all ')
    expect(sheet?.rows[0]).toEqual(columns.map(({ label }) => label))
    expect(sheet?.rows[1]?.slice(0, 4)).toEqual(['=1+1', -3.5, 'Positive', 'Dr Ito'])
    expect(sheet?.rows[1]?.[4]).toEqual(new Date('1954-03-04T00:00:00Z'))
    expect(sheet?.rows[1]?.[5]).toEqual(new Date('2026-07-01T12:00:00Z'))
    expect(sheet?.rows[2]?.[0]).toBe('Bea')
  })
  test('has no formula in it, whatever the texts are, and loses nothing that a workbook can hold', async () => {
    const bytes = await bytesOf('xlsx', [hostile.map((name) => row(name))])
    const [sheet] = (await readXlsx(bytes)).sheets

    const formulas = [...(sheet?.cells?.values() ?? [])].filter((cell) => cell.formula !== undefined)
    expect(formulas).toEqual([])
    const texts = sheet?.rows.slice(1).map(([name]) => String(name).replaceAll('\r\n', '\n').replaceAll('\r', '\n'))
    expect(texts).toEqual(hostile.map((name) => name.replace('\0', '').replaceAll('\r\n', '\n').replaceAll('\r', '\n')))
  })
})

test('JSON holds values for programs: references by id and name, moments in UTC', async () => {
  const rows: unknown = JSON.parse((await bytesOf('json', [[row('Ana', full)], [row('=1')]])).toString('utf8'))

  expect(rows).toEqual([
    { id: 'id of Ana', name: 'Ana', ...full, doctor: { id: 'd-1', name: 'Dr Ito' } },
    { id: 'id of =1', name: '=1', visits: null, result: null, doctor: null, born: null, seen: null, active: null },
  ])
})

test('an empty list is a file with its head, or an empty array', async () => {
  expect((await bytesOf('csv', [])).toString('utf8').trimEnd().split('\r\n')).toHaveLength(1)
  expect(JSON.parse((await bytesOf('json', [])).toString('utf8'))).toEqual([])
})
