/* For the tests: draws the sample and reads what was drawn. */
import path from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { composeReport } from './compose'
import type { ReportDocument } from './document'
import type { ReportInput } from './input'
import { renderPdf, type RenderOptions } from './render-pdf'
import { sampleInput } from './sample-input'
import { stringsFor } from './strings/packs'

export const fontDirectory = path.join(import.meta.dirname, 'fonts')
export const identity = { reportId: '0198f3a2-ffff-7e42-8b32-3d4e5f607182', version: 2 }

export const compose = (differently: Partial<ReportInput> = {}) =>
  composeReport(sampleInput(differently), stringsFor('en'))
export const render = (document: ReportDocument, options: Partial<RenderOptions> = {}) =>
  renderPdf(document, { size: 'a4', signature: null, identity, files: { fontDirectory, images: {} }, ...options })

export type Node = { role?: string; alt?: string; type?: string; id?: string; children?: Node[] }

export async function open(bytes: Buffer) {
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

/** What the pages draw, by whether the structure claims it. */
export async function markingOf(bytes: Buffer) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false }).promise
  const found = new Set<string>()
  const claimed = new Set<string>()
  const unmarked: string[] = []
  const artifacts: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const open: { tag?: string; id?: string | null }[] = []
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items)
      if ('str' in item) {
        if (open.some(({ tag }) => tag === 'Artifact')) artifacts.push(item.str)
        else if (!open.some(({ id }) => id) && item.str.trim()) unmarked.push(item.str)
      } else if (item.type === 'endMarkedContent') open.pop()
      else {
        open.push(item)
        if (item.id) found.add(item.id)
      }
    for (const { type, id } of flatten((await page.getStructTree()) as Node | null))
      if (type === 'content' && id) claimed.add(id)
  }
  return { found, claimed, unmarked, artifacts: artifacts.filter((text) => text.trim()) }
}
