import type { ReportBlock, ReportDocument } from '@/lib/report-documents/document'
import { ReportDocumentChart } from './report-document-chart'

export type BlockContext = {
  images: Record<string, string>
  labels: ReportDocument['labels']
  kind: ReportDocument['kind']
}

/** One block of a report. */
export function ReportBlockView({ block, context }: { block: ReportBlock; context: BlockContext }) {
  switch (block.type) {
    case 'paragraph':
      return <Text text={block.text} tone={block.tone} />
    case 'quote':
      return <Quote {...block} />
    case 'facts':
      return <FactsView {...block} />
    case 'list':
      return <Items items={block.items} />
    case 'table':
      return <TableView {...block} />
    case 'terms':
      return <Terms items={block.items} />
    case 'stage-chart':
      return <ReportDocumentChart chart={block} labels={context.labels} />
    case 'image':
      return <Picture block={block} context={context} />
  }
}

const tones = { plain: '', strong: 'font-semibold', muted: 'text-muted' }

function Text({ text, tone }: { text: string; tone: keyof typeof tones }) {
  return (
    <p className={`max-w-[70ch] whitespace-pre-line ${tones[tone]}`}>
      <bdi>{text}</bdi>
    </p>
  )
}

function Quote({ text, by }: Extract<ReportBlock, { type: 'quote' }>) {
  return (
    <figure className="border-l-4 border-line pl-4">
      <figcaption className="font-semibold">
        <bdi>{by}</bdi>
      </figcaption>
      <blockquote className="max-w-[70ch] whitespace-pre-line">
        <bdi>{text}</bdi>
      </blockquote>
    </figure>
  )
}

const grids = {
  1: '',
  2: '@xl:grid-cols-2 print:grid-cols-2',
  3: '@xl:grid-cols-2 @2xl:grid-cols-3 print:grid-cols-2',
}

function FactsView({ columns, items }: Extract<ReportBlock, { type: 'facts' }>) {
  return (
    <dl className={`grid grid-cols-1 gap-x-6 gap-y-2 ${grids[columns]}`}>
      {items.map(({ term, value }) => (
        <div key={term} className="min-w-0">
          <dt className="text-(length:--small-letters) text-muted">{term}</dt>
          <dd className="whitespace-pre-line">
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Items({ items }: { items: string[] }) {
  return (
    <ul className="grid max-w-[70ch] grid-cols-1 list-disc gap-1 pl-6">
      {items.map((item, at) => (
        <li key={at} className="whitespace-pre-line">
          <bdi>{item}</bdi>
        </li>
      ))}
    </ul>
  )
}

function Terms({ items }: { items: { term: string; meaning: string }[] }) {
  return (
    <dl className="grid max-w-[70ch] grid-cols-1 gap-2">
      {items.map(({ term, meaning }) => (
        <div key={term}>
          <dt className="font-semibold">
            <dfn className="not-italic">{term}</dfn>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  )
}

/**
 * A table; where it is narrow its rows stand below each other and every value names its column. The roles are said
 * because the other display takes them away.
 */
function TableView({ caption, columns, rows }: Extract<ReportBlock, { type: 'table' }>) {
  return (
    <table role="table" className="w-full text-left @max-xl:block">
      <caption className="visually-hidden">{caption}</caption>
      <thead role="rowgroup" className="@max-xl:hidden">
        <tr role="row">
          {columns.map((column) => (
            <th
              key={column}
              role="columnheader"
              scope="col"
              className="py-1 pr-4 text-(length:--small-letters) font-medium wrap-normal text-muted"
            >
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="@max-xl:block">
        {rows.map((row, at) => (
          <tr key={at} role="row" className="border-t border-hairline align-top @max-xl:block @max-xl:py-2">
            {row.map((cell, column) => (
              <td
                key={column}
                role="cell"
                className="py-1 pr-4 whitespace-pre-line @max-xl:grid @max-xl:grid-cols-[8rem_minmax(0,1fr)] @max-xl:gap-2"
              >
                <span aria-hidden className="text-muted @xl:hidden print:hidden">
                  {columns[column]}
                </span>
                <bdi>{cell}</bdi>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Picture({ block, context }: { block: Extract<ReportBlock, { type: 'image' }>; context: BlockContext }) {
  const source = context.images[block.sha256]
  if (!source) return <Text text={context.labels.imageMissing} tone="muted" />
  return (
    <figure className="print:break-inside-avoid">
      {/* bytes of a record are never handed to an optimizer */}
      {/* eslint-disable-next-line @next/next/no-img-element -- a data address: there is nothing to fetch or to optimise */}
      <img src={source} alt={block.alt} className="max-h-80 max-w-full border border-hairline" />
      <figcaption className="text-(length:--small-letters) text-muted">{block.caption}</figcaption>
    </figure>
  )
}
