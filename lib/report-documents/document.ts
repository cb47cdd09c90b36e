import * as z from 'zod'

/*
 * A report as it is kept: blocks of text that the page on screen and the PDF are both drawn from. It holds every word it
 * needs, labels too, so that an old report reads the same whatever becomes of the strings of this program.
 */

const text = z.string()

const paragraph = z.object({ type: z.literal('paragraph'), text, tone: z.enum(['plain', 'strong', 'muted']) })
/** What somebody wrote, in their words. */
const quote = z.object({ type: z.literal('quote'), text, by: text })
const facts = z.object({
  type: z.literal('facts'),
  caption: text,
  columns: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  items: z.array(z.object({ term: text, value: text })),
})
const list = z.object({ type: z.literal('list'), items: z.array(text) })
const table = z.object({
  type: z.literal('table'),
  caption: text,
  columns: z.array(text),
  rows: z.array(z.array(text)),
})
const terms = z.object({ type: z.literal('terms'), items: z.array(z.object({ term: text, meaning: text })) })
/** Stages over time. Model results are hollow, a clinician's are filled and joined as steps. */
const stageChart = z.object({
  type: z.literal('stage-chart'),
  caption: text,
  /** The same in words, for who does not see the drawing. */
  alt: text,
  axis: text,
  legend: z.object({ model: text, clinician: text }),
  points: z.array(
    z.object({
      at: z.iso.datetime(),
      label: text,
      by: z.enum(['model', 'clinician']),
      stage: z.number().min(0).max(5),
      /** When a clinician's stage ended without another one. */
      until: z.iso.datetime().optional(),
    }),
  ),
})
/** A picture kept elsewhere: whoever draws the document hands in the bytes with this hash. */
const image = z.object({
  type: z.literal('image'),
  scanId: text,
  sha256: text,
  format: z.enum(['png', 'jpeg']),
  alt: text,
  caption: text,
})

export const reportBlock = z.discriminatedUnion('type', [
  paragraph,
  quote,
  facts,
  list,
  table,
  terms,
  stageChart,
  image,
])
export type ReportBlock = z.infer<typeof reportBlock>

/** Who has looked at the model's result; `none` is no result at all. */
const reportStandings = ['none', 'unreviewed', 'agreed', 'disagreed', 'not-usable'] as const

export const reportDocument = z.object({
  format: z.literal(1),
  kind: z.enum(['doctor', 'patient']),
  /** One session, or everything about a patient. */
  about: z.enum(['session', 'patient']),
  language: text,
  title: text,
  /** The first thing that is read. */
  lead: text,
  standing: z.enum(reportStandings),
  subject: z.object({ patientId: text, name: text, line: text }),
  sessionId: text.nullable(),
  predictionId: text.nullable(),
  madeAt: z.iso.datetime(),
  madeLine: text,
  /** Printed on every page of reports on people who do not exist. */
  demoMark: text.nullable(),
  /** It prints notes of visits that nobody had signed: its patient may not read it. Left out otherwise. */
  holdsDraftNotes: z.literal(true).optional(),
  sections: z.array(z.object({ id: text, heading: text, blocks: z.array(reportBlock) })),
  recommendations: z.array(text),
  disclaimer: text,
  labels: z.object({
    patient: text,
    signature: text,
    notSigned: text,
    /** `{name}` and `{time}` are put in. */
    signedBy: text,
    signatureHash: text,
    report: text,
    version: text,
    notNumbered: text,
    /** `{page}` and `{pages}` are put in. */
    page: text,
    documentHash: text,
    /** `{from}`, `{to}` and `{caption}` are put in. */
    replaced: text,
    imageMissing: text,
    chart: z.object({ asTable: text, date: text, stage: text, by: text }),
  }),
  timeZone: text,
})
export type ReportDocument = z.infer<typeof reportDocument>
export type ReportSection = ReportDocument['sections'][number]

/** Who signed, when, and the hash of the document they signed. */
export type Signature = { name: string; signedAt: string; documentSha256: string }

/** What a report is called once it is published. */
export type ReportIdentity = { reportId: string; version: number }

/** The whole text of a document, for lists, searching and the `content` of its row. */
export function plainText(document: ReportDocument): string {
  const sections = document.sections.map(({ heading, blocks }) => [heading, ...blocks.flatMap(linesOf)].join('\n'))
  return [document.title, document.lead, ...sections, document.disclaimer].join('\n\n')
}

/** A block as lines of text. */
export function linesOf(block: ReportBlock): string[] {
  switch (block.type) {
    case 'paragraph':
      return [block.text]
    case 'quote':
      return [`${block.by}: ${block.text}`]
    case 'facts':
      return block.items.map(({ term, value }) => `${term}: ${value}`)
    case 'list':
      return block.items
    case 'table':
      return block.rows.map((row) => row.map((cell, at) => `${block.columns[at] ?? ''}: ${cell}`).join('; '))
    case 'terms':
      return block.items.map(({ term, meaning }) => `${term}: ${meaning}`)
    case 'stage-chart':
      return [block.caption, block.alt]
    case 'image':
      return [block.caption]
  }
}
