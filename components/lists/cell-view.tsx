import type { ReactNode } from 'react'
import { Marked } from '@/components/palette/marked'
import { ConfirmedMark, type Confirmed } from '@/components/patients/confirmed-mark'
import { ResultMark, StageMark } from '@/components/patients/result-mark'

/**
 * What stands in a cell, as plain data. Elements are sent to the browser one by one as soon as there are many, and each is
 * waited for by itself: with fifty rows that is half of the time a page takes.
 */
export type CellView =
  | { is: 'nothing' }
  | { is: 'words'; text: string }
  /** `marked`: what was searched for, and is to be seen in it. */
  | { is: 'text'; text: string; isLong: boolean; marked?: string }
  | { is: 'number'; text: string }
  | { is: 'date'; text: string }
  | { is: 'moment'; text: string; iso: string; ago: string }
  | { is: 'day-ago'; text: string; ago: string }
  | ({ is: 'confirmed' } & Confirmed)
  | { is: 'result'; hasParkinsons: boolean | null }
  | { is: 'stage'; stage: number | null }

/** What a page says of a cell: the data of it, or an element where none of them fits. */
export type CellContent = CellView | ReactNode

export function showCell(content: CellContent): ReactNode {
  return isCellView(content) ? <ShownCell view={content} /> : content
}

export function isCellView(content: CellContent): content is CellView {
  return typeof content === 'object' && content !== null && 'is' in content
}

function ShownCell({ view }: { view: CellView }): ReactNode {
  switch (view.is) {
    case 'nothing':
      return <span className="text-muted">—</span>
    case 'words':
      return view.text
    case 'text':
      return (
        <bdi data-wide={view.isLong || undefined}>
          {view.marked ? <Marked text={view.text} words={view.marked} /> : view.text}
        </bdi>
      )
    case 'number':
      return <span className="tabular-nums">{view.text}</span>
    case 'date':
      return <span className="whitespace-nowrap">{view.text}</span>
    case 'moment':
      return (
        <time data-wide dateTime={view.iso} title={view.ago} className="whitespace-nowrap">
          {view.text}
        </time>
      )
    case 'day-ago':
      return (
        <span className="whitespace-nowrap">
          {view.text}
          <span className="block text-muted">{view.ago}</span>
        </span>
      )
    case 'confirmed':
      return <ConfirmedMark parkinsons={view.parkinsons} stage={view.stage} by={view.by} />
    case 'result':
      return <ResultMark hasParkinsons={view.hasParkinsons} />
    case 'stage':
      return <StageMark stage={view.stage} />
  }
}
