import { describe, expect, test, vi } from 'vitest'
import { hashOfDocument } from './hash'
import { compose, identity, markingOf, open, render } from './opened-pdf'
import { agreed, confirmed } from './sample-input'

// a bound on what hangs, not a measure of speed: the machine may be busy
vi.setConfig({ testTimeout: 120_000 })

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

describe.each([
  ['doctor', 'a4'],
  ['doctor', 'large-print'],
  ['patient', 'a4'],
  ['patient', 'large-print'],
] as const)('for the %s, %s', async (kind, size) => {
  const bytes = await render(compose({ kind, review: agreed, clinician: confirmed }), { size })
  const { found, unmarked, artifacts, claimed } = await markingOf(bytes)
  const pdf = await open(bytes)

  test('all that is drawn belongs to a part of the document or is none of it, such as the foot of each page', () => {
    expect(unmarked).toEqual([])
    expect([...claimed].sort()).toEqual([...found].sort())
    expect(artifacts.filter((text) => /Page \d+ of \d+/.test(text))).toHaveLength(pdf.pages)
    expect(artifacts.filter((text) => !/^(DEMO|Page|Report|Document)/.test(text))).toEqual([])
  })

  test('says language and title, goes down from heading to heading by one, and brings its fonts', () => {
    const source = bytes.toString('latin1')
    expect(pdf.title).toMatchObject({ Language: 'en' })
    expect(source).toContain('/DisplayDocTitle true')
    const headings = pdf.nodes.map(({ role }) => role).filter((role) => /^H\d$/.test(role ?? ''))
    expect(headings[0]).toBe('H1')
    expect(new Set(headings.slice(1))).toEqual(new Set(['H2']))
    for (const { alt } of pdf.nodes.filter(({ role }) => role === 'Figure')) expect(alt?.length).toBeGreaterThan(20)
    expect(source.match(/\/FontFile2 /g)?.length).toBe(source.match(/\/Subtype \/Type0/g)?.length)
    expect(source.match(/\/ToUnicode /g)?.length).toBe(source.match(/\/Subtype \/Type0/g)?.length)
  })

  test('can do nothing', () => {
    for (const name of forbidden) expect(bytes.toString('latin1')).not.toContain(name)
    expect([pdf.annotations, pdf.attachments, pdf.script]).toEqual([[], null, null])
  })
})
