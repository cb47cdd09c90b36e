import type { Metadata } from 'next'
import * as z from 'zod'
import { ShortcutsButton } from '@/components/keyboard/shortcuts-button'
import { Live } from '@/components/live/live'
import { CardSteps } from '@/components/report-board/card-steps'
import { hrefOf, modelWords, reportWords } from '@/components/report-board/card-words'
import { ReportBoard } from '@/components/report-board/report-board'
import { ReportBoardTable, type BoardTableRow } from '@/components/report-board/report-board-table'
import { LinkButton } from '@/components/ui/link-button'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { getReportBoard, type BoardLane } from '@/lib/report-board/queries'
import { boardColumnLabels } from '@/lib/report-board/vocabulary'
import { cutWords, needOf, overdueWords, ownerOf } from '@/lib/report-board/words'

export const metadata: Metadata = { title: 'Reports' }

const search = z.object({ view: z.enum(['board', 'list']).catch('board') })

export default async function MyReportsPage({ searchParams }: PageProps<'/clinic/reports'>) {
  const viewer = await requireViewer('doctor')
  const { view } = search.parse(await searchParams)
  const lanes = await asViewer(viewer, getReportBoard)
  const now = new Date()

  return (
    <>
      <Live of={['report_status', 'medical_reports', 'prediction_reviews']} />
      <PageHeader title="Reports" about="Where every report on your patients stands. The page follows by itself.">
        {view === 'board' ? (
          <LinkButton href="/clinic/reports?view=list">As a list</LinkButton>
        ) : (
          <LinkButton href="/clinic/reports">As a board</LinkButton>
        )}
        <LinkButton href="/clinic/reports/new" kind="primary">
          Ask for a report
        </LinkButton>
      </PageHeader>
      {view === 'board' ? (
        <ReportBoard lanes={lanes} now={now} />
      ) : (
        <ReportBoardTable rows={lanes.flatMap((lane) => toRows(lane, now))} cut={lanes.flatMap(cutOf)} />
      )}
      <div className="no-print mt-4 flex flex-wrap items-center gap-x-4 text-muted max-sm:hidden">
        <p>
          <kbd>j</kbd> <kbd>k</kbd> through the reports, <kbd>Enter</kbd> opens, <kbd>m</kbd> its next step,{' '}
          <kbd>c</kbd> takes on, <kbd>Shift S</kbd> to sign
        </p>
        <ShortcutsButton />
      </div>
    </>
  )
}

function toRows({ column, cards }: BoardLane, now: Date): BoardTableRow[] {
  return cards.map((card) => ({
    id: card.id,
    href: hrefOf(card),
    patientName: card.patientName,
    report: reportWords(card),
    column: boardColumnLabels[column],
    model: modelWords(card),
    need: needOf(card),
    overdue: overdueWords(card, now),
    owner: ownerOf(card),
    error: card.errorMessage,
    since: formatMoment(card.since, 'dateTime'),
    askedBy: card.askedBy,
    steps: <CardSteps card={card} />,
  }))
}

function cutOf(lane: BoardLane): string[] {
  const words = cutWords(lane)
  return words ? [`${boardColumnLabels[lane.column]}: ${words}`] : []
}
