import type { Metadata } from 'next'
import * as z from 'zod'
import { Live } from '@/components/live/live'
import { hrefOf, modelWords, needOf } from '@/components/report-board/card-words'
import { ReportBoard } from '@/components/report-board/report-board'
import { ReportBoardTable, type BoardTableRow } from '@/components/report-board/report-board-table'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { getReportBoard, type BoardLane } from '@/lib/report-board/queries'
import { boardColumnLabels } from '@/lib/report-board/vocabulary'
import { reportTypeLabels } from '@/lib/reports/vocabulary'

export const metadata: Metadata = { title: 'Reports' }

const search = z.object({ view: z.enum(['board', 'list']).catch('board') })

export default async function MyReportsPage({ searchParams }: PageProps<'/clinic/reports'>) {
  const viewer = await requireViewer('doctor')
  const { view } = search.parse(await searchParams)
  const lanes = await asViewer(viewer, getReportBoard)

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
        <ReportBoard lanes={lanes} now={new Date()} />
      ) : (
        <ReportBoardTable rows={lanes.flatMap(toRows)} />
      )}
    </>
  )
}

function toRows({ column, cards }: BoardLane): BoardTableRow[] {
  return cards.map((card) => ({
    id: card.id,
    href: hrefOf(card),
    patientName: card.patientName,
    report: reportTypeLabels[card.reportType],
    column: boardColumnLabels[column],
    model: modelWords(card),
    need: needOf(card),
    error: card.errorMessage,
    since: formatMoment(card.since, 'dateTime'),
    askedBy: card.askedBy,
  }))
}
