import Link from 'next/link'
import { ReportDocumentPage } from '@/components/reports/report-document-page'
import { ReportReading } from '@/components/reports/report-reading'
import type { ReadableReport } from '@/lib/report-documents/queries'
import { readingAgeWords, wordsToRead } from '@/lib/report-documents/reading-grade'
import type { ReportVersion } from '@/lib/reports/queries'
import { toRecommendations } from '@/lib/reports/recommendations'
import { reportHref } from '@/lib/reports/report-href'

export type ReportText = { report: ReportVersion; readable: ReadableReport | null }

/**
 * The report of this page, and beside it what the other reader is given on the same thing, so that who signs or releases
 * one has seen both. On paper the page's own alone.
 */
export function BothTexts({ own, twin }: { own: ReportText; twin: ReportText | null }) {
  return (
    <div className={twin ? 'grid gap-6 md:grid-cols-2 print:block' : undefined}>
      <div className="min-w-0">
        {twin && <p className="no-print font-medium">This report, {readerOf(own)}</p>}
        <ReadingAge text={own} />
        <Text text={own} />
      </div>
      {twin && (
        <section aria-labelledby="other-reader" className="no-print min-w-0">
          <p id="other-reader" className="font-medium">
            {isForPatient(twin.report) ? 'What the patient reads: ' : 'The same for the doctor: '}
            <Link prefetch={false} href={reportHref(twin.report.id)}>
              <bdi>{twin.report.title}</bdi>
            </Link>
          </p>
          <ReadingAge text={twin} />
          <Text text={twin} idPrefix="twin" />
        </section>
      )}
    </div>
  )
}

export function isForPatient({ reportType }: Pick<ReportVersion, 'reportType'>) {
  return reportType === 'patient' || reportType === 'patient_friendly'
}

function readerOf(text: ReportText) {
  return isForPatient(text.report) ? 'for the patient' : 'for the doctor'
}

/** How hard the patient's text is to read; of the doctor's nothing is said. */
function ReadingAge({ text }: { text: ReportText }) {
  if (!isForPatient(text.report)) return null
  const { report, readable } = text
  const words = readable
    ? readingAgeWords(wordsToRead(readable.document), readable.document.language)
    : readingAgeWords([report.content, ...toRecommendations(report.recommendations), report.disclaimer].join('\n'))
  return words && <p className="no-print text-muted">{words}</p>
}

/** A report with its files where it is the page's own: those of the other are taken from its own page. */
function Text({ text: { report, readable }, idPrefix }: { text: ReportText; idPrefix?: string }) {
  return (
    <div className="mt-2 print:mt-0">
      {readable ? (
        <ReportDocumentPage
          reportId={report.id}
          report={idPrefix ? { ...readable, files: [] } : readable}
          idPrefix={idPrefix}
        />
      ) : (
        <ReportReading {...report} recommendations={toRecommendations(report.recommendations)} />
      )}
    </div>
  )
}
