import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { countRows, preview, sniff } from './sniff'
import type { Encoding } from './vocabulary'
import { encoderOf } from './write-csv'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'substantia-sniff-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))

let files = 0
function fileOf(content: string | Buffer, encoding?: Encoding) {
  files += 1
  const filePath = path.join(folder, `${files}.csv`)
  const bytes = typeof content === 'string' && encoding ? encoderOf(encoding).encode(content) : content
  fs.writeFileSync(filePath, bytes)
  return filePath
}

const western =
  'Name;Geburtsdatum;Straße\nJürgen Müller;31.12.1957;Königstraße 5\nFrançoise Lefèvre;01.02.1961;Größe 1\nÅse Ødegård;24.03.1970;Bækkeveien 9\n'
const central =
  'Jméno;Město\nŽofie Křížová;Ústí nad Labem\nŁukasz Święty;Łódź\nJiří Dvořák;Plzeň\nTomáš Němeček;Děčín\n'
const cyrillic = 'Имя;Город\nАнна Иванова;Москва\nСергей Петров;Новосибирск\nОльга Смирнова;Екатеринбург\n'
const greek = 'Όνομα;Πόλη\nΓιώργος Παπαδόπουλος;Θεσσαλονίκη\nΕλένη Νικολάου;Αθήνα\nΔημήτρης Οικονόμου;Πάτρα\n'

describe('encodings', () => {
  test.for([
    ['utf-8', western],
    ['windows-1252', western],
    ['windows-1251', cyrillic],
    ['utf-8', cyrillic],
    ['utf-16le', western],
    ['utf-16be', western],
    ['windows-1253', greek],
  ] as const)('%s is found, and the names are read as they were written', async ([encoding, text]) => {
    const { settings } = await sniff(fileOf(text, encoding))
    const shown = await preview(fileOf(text, encoding), settings, 10)

    if (encoding !== 'windows-1253') expect(settings.encoding).toBe(encoding) // ISO-8859-7 reads these names alike
    expect(shown.rows.map(({ cells }) => cells[0])).toEqual(
      text
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(';')[0]),
    )
  })
  test('Windows-1252 has letters where ISO-8859-1 has none: €, quotes, Š', async () => {
    const file = fileOf(Buffer.from('name;note\n\x8aimon M\xfcller;\x93120 \x80\x94\n', 'latin1'))
    const { settings } = await sniff(file)
    const { rows } = await preview(file, settings, 1)

    expect(rows[0]?.cells).toEqual(['Šimon Müller', '“120 €”'])
    expect(encoderOf('windows-1252').encode('“€” Š')).toEqual(Buffer.from('\x93\x80\x94 \x8a', 'latin1'))
  })
  test('a byte order mark decides, and is no part of the first header', async () => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
      const { start, encode } = encoderOf(encoding)
      const file = fileOf(Buffer.concat([start, encode(western)]))
      const { settings, encodingBecause } = await sniff(file)

      expect(settings.encoding).toBe(encoding)
      expect(encodingBecause).toContain('byte order mark')
      expect((await preview(file, settings, 1)).headers[0]).toBe('Name')
    }
  })
  test('Central European letters are told from Western ones where there are enough of them', async () => {
    const { settings } = await sniff(fileOf(central.repeat(5), 'iso-8859-2'))

    expect(['iso-8859-2', 'windows-1250']).toContain(settings.encoding)
  })
  test('a single accent proves nothing: Western', async () => {
    const { settings } = await sniff(fileOf('name,town\nRené,Paris\nAnn,Bath\n', 'windows-1252'))

    expect(settings.encoding).toBe('windows-1252')
  })
  test('a UTF-8 letter cut by the edge of a piece is still one', async () => {
    const text = `name,town\n${'x'.repeat(262_144 - 11)}é,b\n${'ü,ö\n'.repeat(50)}`
    const { settings } = await sniff(fileOf(text))

    expect(settings.encoding).toBe('utf-8')
  })
})

describe('layout', () => {
  test.for([
    ['comma', 'id,name\n1,Ana\n2,Bo\n'],
    ['semicolon', 'id;name;fee\n1;Ana, Dr;1,50\n2;Bo;2,50\n'],
    ['tab', 'id\tname\n1\tAna, Berg\n2\tBo\n'],
    ['pipe', 'id|name\n1|Ana; Berg\n2|Bo, Li\n'],
  ] as const)('the delimiter is found: %s', async ([delimiter, text]) => {
    expect((await sniff(fileOf(text))).settings.delimiter).toBe(delimiter)
  })
  test('quotes hold delimiters, line ends and doubled quotes', async () => {
    const file = fileOf('name,note\r\n"Berg, Ana","says ""hi""\r\nand leaves"\r\nBo,x\r\n')
    const { settings } = await sniff(file)
    const { rows } = await preview(file, settings, 5)

    expect(settings.quote).toBe('double')
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['Berg, Ana', 'says "hi"\r\nand leaves'],
      ['Bo', 'x'],
    ])
  })
  test('apostrophes in names are no quotes; single quotes around cells are', async () => {
    expect((await sniff(fileOf("name,town\nO'Brien,Cork\nD'Arcy,Bath\n"))).settings.quote).toBe('double')
    const file = fileOf("name;town\n'Berg; Ana';'Oslo'\n'Li; Bo';'Bath'\n")
    const { settings } = await sniff(file)
    expect(settings).toMatchObject({ quote: 'single', delimiter: 'semicolon' })
  })
  test('a header is told from data', async () => {
    expect((await sniff(fileOf('name,born\nAna,1957-12-31\n'))).settings.hasHeader).toBe(true)
    expect((await sniff(fileOf('Ana,1957-12-31\nBo,1961-02-01\n'))).settings.hasHeader).toBe(false)
  })
  test('line ends of every system, and none at the end', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const file = fileOf(['a,b', 'Ana,2', 'Bo,4'].join(end))
      const { settings } = await sniff(file)
      expect(await countRows(file, settings)).toBe(2)
    }
  })
})

describe('the order of dates', () => {
  test.for([
    ['dmy', ['31/12/1957', '01/02/1961']],
    ['mdy', ['12/31/1957', '01/02/1961']],
    ['ymd', ['1957-12-31', '1961-02-01']],
    ['dmy', ['31.12.1957', '1.2.1961']],
    ['ymd', ['19571231', '19610201']],
    ['ymd', ['31 December 1957', '1 février 1961']],
  ] as const)('%s', async ([order, dates]) => {
    const found = await sniff(fileOf(`name,born\n${dates.map((date) => `Ana,${date}`).join('\n')}\n`))

    expect(found.settings.dateOrder).toBe(order)
  })
  test('what reads both ways is asked for, with examples from the file', async () => {
    const found = await sniff(fileOf('name,born\nAna,03/04/1957\nBo,05/06/1961\n'))

    expect(found.settings.dateOrder).toBeNull()
    expect(found.dateExamples).toEqual(['03/04/1957', '05/06/1961'])
  })
  test('dates that read the same both ways need no question', async () => {
    expect((await sniff(fileOf('name,born\nAna,04/04/1957\n'))).settings.dateOrder).toBe('dmy')
  })
  test('one order for nearly all: the odd one becomes an error of its row', async () => {
    const many = Array.from({ length: 20 }, (_, day) => `Ana,${day + 1}/06/1957`).join('\n')
    const found = await sniff(fileOf(`name,born\n${many}\nBo,06/25/1957\n`))

    expect(found.settings.dateOrder).toBe('dmy')
    expect(found.isMixedOrder).toBe(true)
  })
  test('a file without dates asks nothing', async () => {
    expect((await sniff(fileOf('name,town\nAna,Oslo\n'))).settings.dateOrder).toBe('ymd')
  })
})

describe('what is no CSV file is refused with a sentence', () => {
  test.for([
    ['empty', Buffer.alloc(0), /empty/],
    ['only white space', Buffer.from(' \n\n'), /no rows/],
    ['a spreadsheet', Buffer.from([0x50, 0x4b, 3, 4, ...Buffer.from('xl/workbook.xml')]), /spreadsheet/],
    ['zero bytes', Buffer.from('name\0\0\0,born\nAna,1957\n'), /zero bytes/],
    ['a header and nothing else', Buffer.from('name,born\n'), /header but no rows/],
    [
      'a quote that never closes',
      Buffer.from(`name,born\n"Ana,1957\n${'Bo,1961\n'.repeat(200_000)}`),
      /line 2.*never closed/,
    ],
    [
      'a quote that never closes in a small file',
      Buffer.from('name,born\n"Ana,1957\nBo,1961\n'),
      /line 2.*never closed/,
    ],
    ['a million columns', Buffer.from(`${'a,'.repeat(1_000_000)}\n`), /more than 500 columns/],
    ['one endless line', Buffer.from('x'.repeat(3_000_000)), /longer than any row/],
  ] as const)('%s', async ([, bytes, message]) => {
    await expect(sniff(fileOf(bytes))).rejects.toThrow(message)
  })
})
