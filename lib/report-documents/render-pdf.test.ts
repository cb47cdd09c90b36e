import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { deflateSync } from 'node:zlib'
import { describe, expect, test, vi } from 'vitest'
import { hashOfDocument } from './hash'
import { compose, fontDirectory, open, render } from './opened-pdf'
import { agreed, sampleInput } from './sample-input'

// a bound on what hangs, not a measure of speed: the machine may be busy
vi.setConfig({ testTimeout: 120_000 })

test('the same document makes the same bytes, a signature others', async () => {
  const document = compose()
  const signature = {
    name: 'Dr Kenji Ito',
    signedAt: '2026-11-21T10:00:00.000Z',
    documentSha256: hashOfDocument(document),
  }
  const one = await render(document)
  expect((await render(document)).equals(one)).toBe(true)
  const signed = await render(document, { signature })
  expect(signed.equals(one)).toBe(false)
  const { text } = await open(signed)
  expect(text).toContain('Signed by Dr Kenji Ito on 21 November 2026')
  expect(text).toContain(signature.documentSha256)
  expect(text).not.toContain('Not signed')
})

test('large print has no letter below 18 points and goes over pages', async () => {
  const bytes = await render(compose({ kind: 'patient' }), { size: 'large-print' })
  const sizes = [...bytes.toString('latin1').matchAll(/\/F\d+ ([\d.]+) Tf/g)].map(([, size]) => Number(size))
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(18)
  const { pages, text } = await open(bytes)
  expect(pages).toBeGreaterThan(2)
  expect(text).toContain(`Page ${pages} of ${pages}`)
})

test('a person who is real is not marked', async () => {
  expect((await open(await render(compose({ isDemo: false })))).text).not.toContain('DEMO')
})

describe('hostile text', () => {
  const scripts =
    'Привет Ελληνικά עברית العربية हिन्दी বাংলা ગુજરાતી தமிழ் తెలుగు ไทย ខ្មែរ አማርኛ Հայերեն ქართული Tiếng Việt Łódź √∞ ☎ 🧠'
  const attack = '<script>app.alert(1)</script> ) /JS (x) /URI (http://evil.test) endstream \\ (('

  test('prints as text, in every script', async () => {
    const bytes = await render(
      compose({ recommendations: [{ text: `${attack} ${scripts}`, by: 'שרה כהן', at: agreed!.at }] }),
    )
    const { text, annotations } = await open(bytes)
    for (const words of ['<script>app.alert(1)</script>', '/URI (http://evil.test)', 'Привет', 'Ελληνικά', 'ქართული'])
      expect(text).toContain(words)
    expect(annotations).toEqual([])
    expect(text).not.toContain('[U+')
    for (const name of ['/JS ', '/AA ', '/OpenAction', '/EmbeddedFile'])
      expect(bytes.toString('latin1')).not.toContain(name)
  })

  test.each([
    ['Japanese', '田中 さくら', ['JP']],
    ['Chinese', '王小明', ['JP']],
    ['Chinese of the mainland', '李伟', ['SC']],
    ['Korean', '김민준', ['KR']],
  ])('a name in %s is drawn in letters of its own, all of one family', async (_language, name, families) => {
    const bytes = await render(compose({ patient: { ...sampleInput().patient, name } }))
    const { text } = await open(bytes)
    expect(text.replaceAll(' ', '')).toContain(name.replaceAll(' ', ''))
    expect(text).not.toContain('[U+')
    const used = [...bytes.toString('latin1').matchAll(/\/FontName \/\w+\+NotoSans(JP|SC|KR)-/g)].map(([, one]) => one)
    expect([...new Set(used)]).toEqual(families)
  })

  test('what no font has stands as its number, with a note, and is read aloud as it was written', async () => {
    const bytes = await render(compose({ patient: { ...sampleInput().patient, name: 'ᏣᎳᎩ' } }))
    const { text } = await open(bytes)
    expect(text.replaceAll(' ', '')).toContain('[U+13E3][U+13B3][U+13A9]')
    expect(text).toContain('Some characters could not be drawn here')
    const utf16 = Buffer.from('\ufeffᏣ', 'utf16le').swap16().toString('latin1')
    expect(bytes.toString('latin1')).toContain(`/ActualText (${utf16})`)
  })

  test('a character that a package lists and does not have stands as its number too', async () => {
    const { text } = await open(await render(compose({ patient: { ...sampleInput().patient, name: '鿰' } })))
    expect(text.replaceAll(' ', '')).toContain('[U+9FF0]')
  })

  test('ten thousand words are all there', async () => {
    const words = Array.from({ length: 10_000 }, (_, at) => `word${at}`)
    const long = [
      { text: words.join(' '), by: 'Kenji Ito', at: agreed!.at },
      { text: 'x'.repeat(5000), by: 'Kenji Ito', at: agreed!.at },
    ]
    const { text, pages } = await open(await render(compose({ recommendations: long })))
    const found = new Set(text.split(' '))
    expect(words.filter((word) => !found.has(word))).toEqual([])
    expect(text.match(/x/g)?.length).toBeGreaterThanOrEqual(5000)
    expect(pages).toBeGreaterThan(10)
  })

  test('a table row longer than a page goes on on the next', async () => {
    const assessment = Array.from({ length: 3000 }, (_, at) => `sign${at}`).join(' ')
    const [visit] = sampleInput().consultations
    const { text } = await open(await render(compose({ consultations: [{ ...visit!, assessment }] })))
    expect(text).toContain('sign0 ')
    expect(text).toContain('sign2999')
  })
})

describe('a picture', () => {
  const sha256 = 'a'.repeat(64)
  const scan = { ...sampleInput().scan!, image: { sha256, format: 'png' as const, byteSize: 100 } }

  test('is drawn with words for who does not see it', async () => {
    const { nodes, pages } = await open(
      await render(compose({ scan }), { files: { fontDirectory, images: { [sha256]: greyPng(64) } } }),
    )
    expect(nodes.filter(({ role }) => role === 'Figure').map(({ alt }) => alt)[0]).toContain(
      'One slice of the MRI scan',
    )
    expect(pages).toBe(1)
  })

  test.each([
    ['missing', {}],
    ['broken', { [sha256]: Buffer.from('89504e470d0a1a0a00', 'hex') }],
    ['no picture at all', { [sha256]: Buffer.from('<svg onload=alert(1)>') }],
  ])('that is %s is named as such', async (_name, images) => {
    const { text } = await open(await render(compose({ scan }), { files: { fontDirectory, images } }))
    expect(text).toContain('The picture could not be drawn here.')
  })
})

test('the fonts are those that were chosen', () => {
  const listed = JSON.parse(fs.readFileSync(path.join(fontDirectory, 'coverage.json'), 'utf8')) as {
    file: string
    sha256: string
  }[]
  const there = fs.readdirSync(fontDirectory).filter((file) => file.endsWith('.woff'))
  expect(listed.map(({ file }) => file).sort()).toEqual(there.sort())
  for (const { file, sha256 } of listed)
    expect(
      createHash('sha256')
        .update(fs.readFileSync(path.join(fontDirectory, file)))
        .digest('hex'),
    ).toBe(sha256)
})

/** The smallest honest PNG: a grey square. */
function greyPng(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const whole = Buffer.alloc(body.length + 8)
    whole.writeUInt32BE(data.length, 0)
    body.copy(whole, 4)
    return whole // pdfkit does not look at the checksum
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 8
  const rows = Buffer.alloc((side + 1) * side, 0x77)
  for (let row = 0; row < side; row++) rows[row * (side + 1)] = 0
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
