import { describe, expect, test, vi } from 'vitest'
import { fontDirectory, markingOf, open } from './opened-pdf'
import { personalHtml } from './personal-html'
import { renderPersonal, type PersonalDocument } from './render-personal'

// a bound on what hangs, not a measure of speed: the machine may be busy
vi.setConfig({ testTimeout: 120_000 })

const document: PersonalDocument = {
  title: 'For my visit',
  lines: ['Ana Horvat, born on Monday, 4 May 1953', 'Allergies: none recorded'],
  sections: [
    {
      heading: 'My questions',
      blocks: [{ type: 'list', items: ['Why am I so tired?', 'Is <b>this</b> & that right?'] }],
    },
    {
      heading: 'My medicines',
      blocks: [
        {
          type: 'table',
          caption: 'My medicines',
          columns: ['Medicine', 'How much', 'At what time', 'How'],
          rows: Array.from({ length: 14 }, (_, at) => [
            `Medicine ${at + 1}`,
            '100 mg',
            '07:00, 11:30, 16:00',
            'Before a meal',
          ]),
        },
      ],
    },
    {
      heading: 'About me',
      blocks: [{ type: 'facts', caption: 'About me', columns: 1, items: [{ term: 'Name', value: 'Ana' }] }],
    },
    {
      heading: 'My next appointments',
      blocks: [{ type: 'paragraph', text: 'No appointment is booked.', tone: 'plain' }],
    },
  ],
  end: null,
  onePage: true,
  madeAt: new Date('2026-11-26T12:00:00Z'),
}

describe.each(['a4', 'large-print'] as const)('in %s', (size) => {
  test('it is tagged whole: headings, lists and tables, and nothing drawn outside them', async () => {
    const bytes = await renderPersonal(document, { size, fontDirectory })
    const pdf = await open(bytes)
    const marking = await markingOf(bytes)

    expect(pdf.title).toMatchObject({ Title: 'For my visit', Language: 'en' })
    expect(pdf.mark).toMatchObject({ Marked: true })
    const roles = pdf.nodes.map(({ role }) => role)
    expect(roles.filter((role) => role === 'H1')).toHaveLength(1)
    expect(roles.filter((role) => role === 'H2')).toHaveLength(4)
    for (const role of ['L', 'LI', 'Table', 'TH', 'TD', 'P']) expect(roles).toContain(role)
    expect(marking.unmarked).toEqual([])
    expect(pdf.annotations).toEqual([])
    expect(pdf.text).toContain('Why am I so tired?')
  })
})

test('on paper in usual letters, what one needs for a visit stands on one page', async () => {
  const pdf = await open(await renderPersonal(document, { size: 'a4', fontDirectory }))
  expect(pdf.pages).toBe(1)
})

test('as a page for a browser it loads nothing and shows what was written as it was written', () => {
  const html = personalHtml(document)
  expect(html).toContain('Is &#60;b&#62;this&#60;/b&#62; &#38; that right?')
  expect(html).not.toMatch(/<script|<img|<link|src=|url\(/)
  expect(html).toContain("default-src 'none'")
})
