import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { deflateSync } from 'node:zlib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test, vi } from 'vitest'
import { composeReport } from './compose'
import type { ReportDocument } from './document'
import { hashOfDocument } from './hash'
import type { ReportInput } from './input'
import { renderPdf, type RenderOptions } from './render-pdf'
import { agreed, confirmed, sampleInput } from './sample-input'
import { stringsFor } from './strings/packs'

// a bound on what hangs, not a measure of speed: the machine may be busy
vi.setConfig({ testTimeout: 120_000 })

const fontDirectory = path.join(import.meta.dirname, 'fonts')
const identity = { reportId: '0198f3a2-ffff-7e42-8b32-3d4e5f607182', version: 2 }
const forbidden = [
  '/JS',
  '/JavaScript',
  '/AA',
  '/OpenAction',
  '/URI',
  '/EmbeddedFile',
  '/Launch',
  '/Annots',
  '/AcroForm',
]

const compose = (differently: Partial<ReportInput> = {}) => composeReport(sampleInput(differently), stringsFor('en'))
const render = (document: ReportDocument, options: Partial<RenderOptions> = {}) =>
  renderPdf(document, { size: 'a4', signature: null, identity, files: { fontDirectory, images: {} }, ...options })

type Node = { role?: string; alt?: string; type?: string; children?: Node[] }

async function open(bytes: Buffer) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false }).promise
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, at) => pdf.getPage(at + 1)))
  const texts = await Promise.all(pages.map((page) => page.getTextContent()))
  const trees = await Promise.all(pages.map((page) => page.getStructTree()))
  return {
    pages: pdf.numPages,
    title: (await pdf.getMetadata()).info,
    mark: await pdf.getMarkInfo(),
    script: await pdf.getJSActions(),
    attachments: await pdf.getAttachments(),
    annotations: (await Promise.all(pages.map((page) => page.getAnnotations()))).flat(),
    text: texts
      .flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : '')))
      .join(' ')
      .replace(/\s+/g, ' '),
    nodes: trees.flatMap((tree) => flatten(tree as Node | null)),
  }
}

function flatten(node: Node | null): Node[] {
  return node ? [node, ...(node.children ?? []).flatMap(flatten)] : []
}

describe('a tagged PDF', async () => {
  const bytes = await render(compose({ review: agreed, clinician: confirmed }))
  const pdf = await open(bytes)
  const source = bytes.toString('latin1')

  test('says its language and its title, and that it is PDF/UA', () => {
    expect(pdf.title).toMatchObject({ Title: 'MRI screening report', Language: 'en' })
    expect(source).toContain('/DisplayDocTitle true')
    expect(source).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(pdf.mark).toMatchObject({ Marked: true })
    expect(source).toMatch(/\/StructTreeRoot \d+ 0 R/)
    expect(source).toContain('/ParentTree')
    expect(source.match(/\/Type \/Page\n/g)?.length).toBe(source.match(/\/Tabs \/S/g)?.length)
  })

  test('has headings, tables with headers, lists and drawings with words', () => {
    const roles = pdf.nodes.map(({ role }) => role)
    expect(roles.filter((role) => role === 'H1')).toHaveLength(1)
    expect(roles.filter((role) => role === 'H2').length).toBeGreaterThanOrEqual(9)
    for (const role of [
      'Document',
      'Sect',
      'P',
      'L',
      'LI',
      'Lbl',
      'LBody',
      'Table',
      'THead',
      'TBody',
      'TR',
      'TH',
      'TD',
    ])
      expect(roles).toContain(role)
    const figures = pdf.nodes.filter(({ role }) => role === 'Figure')
    expect(figures).toHaveLength(1)
    expect(figures[0]?.alt).toContain('12 Nov 2026, stage 2.5 (model)')
    const headers = roles.filter((role) => role === 'TH').length
    expect(source.match(/\/Scope \/(Row|Column)/g)).toHaveLength(headers)
    expect(source).toMatch(/\/S \/Figure\n[^]*?\/BBox/)
  })

  test('is read in the order of the document', () => {
    const order = ['MRI screening report', 'REVIEWED: Dr Kenji Ito agreed', 'Grace Okafor', 'Clinician’s conclusion']
    const places = [...order, 'Model result', 'Levodopa/carbidopa', 'ICD-10 G20', 'Not signed'].map((words) =>
      pdf.text.indexOf(words),
    )
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((one, other) => one - other))
  })

  test('is one page for the doctor, with its ids and its hash at the foot', () => {
    expect(pdf.pages).toBe(1)
    expect(pdf.text).toContain(`Report ${identity.reportId}, version 2. Page 1 of 1`)
    expect(pdf.text).toContain(hashOfDocument(compose({ review: agreed, clinician: confirmed })))
    expect(pdf.text).toContain('DEMO: made-up data')
  })

  test('can do nothing', () => {
    for (const name of forbidden) expect(source).not.toContain(name)
    expect(pdf.annotations).toEqual([])
    expect(pdf.attachments).toBeNull()
    expect(pdf.script).toBeNull()
  })
})

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

  test('what no font has stands as its number, with a note, and is read aloud as it was written', async () => {
    const bytes = await render(compose({ patient: { ...sampleInput().patient, name: '王小明' } }))
    const { text } = await open(bytes)
    expect(text.replaceAll(' ', '')).toContain('[U+738B][U+5C0F][U+660E]')
    expect(text).toContain('Some characters could not be drawn here')
    const utf16 = Buffer.from('\ufeff王', 'utf16le').swap16().toString('latin1')
    expect(bytes.toString('latin1')).toContain(`/ActualText (${utf16})`)
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
