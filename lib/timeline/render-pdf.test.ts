import path from 'node:path'
import { expect, test } from 'vitest'
import { renderTimeline, type PrintedTimeline } from './render-pdf'

const fonts = path.resolve('lib/report-documents/fonts')
const timeline: PrintedTimeline = {
  title: 'My timeline',
  lines: ['Ana Example', 'Everything, the newest first'],
  end: null,
  months: [
    {
      label: 'March 2024',
      entries: [{ when: 'Monday 4 March 2024 · Visit', sentence: 'You had a visit.', more: ['Doctor: Dr Ito'] }],
    },
  ],
  madeAt: new Date('2026-11-26T10:00:00Z'),
}

async function open(printed: PrintedTimeline) {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const pdf = await getDocument({ data: new Uint8Array(await renderTimeline(printed, fonts)) }).promise
  const texts: string[] = []
  const tags: string[] = []
  for (let at = 1; at <= pdf.numPages; at += 1) {
    const page = await pdf.getPage(at)
    const { items } = await page.getTextContent()
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
    tags.push(JSON.stringify(await page.getStructTree()))
  }
  return { pages: pdf.numPages, text: texts.join('\n'), tags: tags.join('\n'), marked: await pdf.getMarkInfo() }
}

test('a timeline on paper is tagged: headings for months, a list of entries', async () => {
  const { text, tags, marked } = await open(timeline)

  for (const said of ['My timeline', 'Ana Example', 'March 2024', 'You had a visit.', 'Doctor: Dr Ito', 'Page 1 of 1'])
    expect(text).toContain(said)
  for (const tag of ['H1', 'H2', 'LI', 'LBody']) expect(tags).toContain(`"role":"${tag}"`)
  expect(marked?.Marked).toBe(true)
})

test('a long one goes on over pages that are numbered, and loses nothing', async () => {
  const entries = Array.from({ length: 120 }, (_, at) => ({
    when: 'Monday 4 March 2024 · Note',
    sentence: `Entry number ${at}.`,
    more: [],
  }))
  const { pages, text } = await open({ ...timeline, months: [{ label: 'March 2024', entries }], end: 'There is more.' })

  expect(pages).toBeGreaterThan(3)
  expect(text).toContain(`Page ${pages} of ${pages}`)
  expect(text).toContain('There is more.')
  for (const at of [0, 59, 119]) expect(text).toContain(`Entry number ${at}.`)
})

test('what cannot be seen in a text is left out, and scripts of other writing are drawn', async () => {
  const { text } = await open({
    ...timeline,
    months: [{ label: 'March 2024', entries: [{ when: 'x', sentence: 'Tre\u202Emor \u200Bеда Ολα', more: [] }] }],
  })

  expect(text).not.toContain('\u202E')
  expect(text).toContain('Ολα')
})
