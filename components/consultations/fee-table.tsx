import Link from 'next/link'
import type { Route } from 'next'
import type { DoctorFees, FeeReport } from '@/lib/consultations/fees'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatCount, formatMoney } from '@/lib/format/numbers'

type Span = { first: string; last: string }

const cell = 'px-3 py-1.5 text-right whitespace-nowrap tabular-nums'

/** Doctors and what their completed visits brought, with the months of a year beside each other. */
export function FeeTable({
  report,
  doctors,
  monthNames,
  monthHref,
}: {
  report: FeeReport
  /** The doctors of this page. */
  doctors: DoctorFees[]
  monthNames: string[]
  monthHref: (month: number) => Route
}) {
  const { spans } = report
  const byMonth = spans.length > 1
  const whole = { first: spans[0]?.first ?? '', last: spans.at(-1)?.last ?? '' }
  return (
    <div
      role="region"
      aria-label="Fees by doctor"
      tabIndex={0}
      className="overflow-x-auto border-y border-hairline bg-surface"
    >
      <table>
        <caption className="visually-hidden">Fees by doctor</caption>
        <thead>
          <tr className="border-b border-line text-muted">
            <th scope="col" className="sticky left-0 bg-surface px-3 py-1.5 text-left font-medium">
              Doctor
            </th>
            {['Sum', 'Average', 'Visits', 'Waived', 'No fee noted'].map((label) => (
              <th key={label} scope="col" className={`${cell} font-medium`}>
                {label}
              </th>
            ))}
            {byMonth &&
              monthNames.map((name, at) => (
                <th key={name} scope="col" className={`${cell} font-medium`}>
                  <Link href={monthHref(at + 1)} prefetch={false}>
                    {name}
                  </Link>
                </th>
              ))}
          </tr>
        </thead>
        <tbody>
          {doctors.map((row) => (
            <tr key={row.doctorId} className="border-b border-hairline">
              <th
                scope="row"
                className="sticky left-0 max-w-40 bg-surface px-3 py-1.5 text-left font-medium sm:max-w-none sm:whitespace-nowrap"
              >
                <Link href={visitsHref(row.doctorId, whole)} prefetch={false}>
                  <bdi>{doctorTitle(row.doctorName)}</bdi>
                </Link>
              </th>
              <Figures row={row} />
              {byMonth &&
                row.months.map((amount, at) => (
                  <td key={spans[at]?.first} className={cell}>
                    {amount === null || !spans[at] ? (
                      '—'
                    ) : (
                      <Link
                        href={visitsHref(row.doctorId, spans[at])}
                        prefetch={false}
                        className="text-ink hover:underline"
                      >
                        {formatMoney(amount)}
                      </Link>
                    )}
                  </td>
                ))}
            </tr>
          ))}
        </tbody>
        {report.doctors.length > 1 && <Totals report={report} />}
      </table>
    </div>
  )
}

function Totals({ report }: { report: FeeReport }) {
  return (
    <tfoot>
      <tr className="border-t border-line font-semibold">
        <th scope="row" className="sticky left-0 bg-surface px-3 py-1.5 text-left">
          All {formatCount(report.doctors.length)} doctors
        </th>
        <Figures row={report.total} />
        {report.spans.length > 1 &&
          report.months.map((amount, at) => (
            <td key={report.spans[at]?.first} className={cell}>
              {formatMoney(amount)}
            </td>
          ))}
      </tr>
    </tfoot>
  )
}

function Figures({ row }: { row: FeeReport['total'] }) {
  return (
    <>
      <td className={cell}>{formatMoney(row.sum)}</td>
      <td className={cell}>{formatMoney(row.average)}</td>
      <td className={cell}>{formatCount(row.visits)}</td>
      <td className={cell}>{formatCount(row.waived)}</td>
      <td className={cell}>{formatCount(row.unknown)}</td>
    </>
  )
}

/** The list of the visits behind a figure. */
function visitsHref(doctorId: string, { first, last }: Span): Route {
  const filters = [
    `doctorId:is:${encodeURIComponent(doctorId)}`,
    'status:is:completed',
    `consultationDate:between:${first},${last}`,
  ]
  return `/admin/consultations?${new URLSearchParams(filters.map((filter) => ['f', filter]))}` as Route
}
