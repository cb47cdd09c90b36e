import type { ReactNode } from 'react'
import { LongDate } from '@/components/portal/long-date'
import { formatCount } from '@/lib/format/numbers'
import type { PatientStatistics } from '@/lib/statistics/queries'
import { Explained } from '../explained'

/** How many of each, each with what is counted. */
export function Counts({ statistics }: { statistics: PatientStatistics }) {
  const { totalConsultations, totalMriScans, totalPredictions, totalReports, uniqueDoctorsCount } = statistics
  return (
    <List>
      <Number name="Visits" value={formatCount(totalConsultations)}>
        Visits that took place. Missed, cancelled and coming ones do not count.
      </Number>
      <Number name="Scans" value={formatCount(totalMriScans)}>
        Pictures in your record. One day at the scanner can give more than one.
        <Explained terms={['mri']} />
      </Number>
      <Number name="Results of a computer model" value={formatCount(totalPredictions)}>
        Results that you can read now. A scan counts again when a newer model looked at it again.
        <Explained terms={['model']} />
      </Number>
      <Number name="Reports" value={formatCount(totalReports)}>
        Reports about you that you can read now. A report that was written again counts again.
      </Number>
      <Number name="Doctors" value={formatCount(uniqueDoctorsCount)}>
        Doctors who treat you now or treated you before.
      </Number>
    </List>
  )
}

/** The first and the last of each. */
export function Dates({
  statistics: { firstVisitDate, lastVisitDate, lastScanDate, lastReportDate },
}: {
  statistics: PatientStatistics
}) {
  return (
    <List>
      <Number name="First visit" value={dayWords(firstVisitDate)} />
      <Number name="Last visit" value={dayWords(lastVisitDate)} />
      <Number name="Last scan" value={dayWords(lastScanDate)} />
      <Number name="Last report" value={dayWords(lastReportDate)} />
    </List>
  )
}

function List({ children }: { children: ReactNode }) {
  return (
    <dl className="grid grid-cols-1 gap-5 rounded-card border border-hairline bg-surface p-5 narrow-gutter">
      {children}
    </dl>
  )
}

function Number({ name, value, children }: { name: string; value: ReactNode; children?: ReactNode }) {
  return (
    <div className="border-b border-hairline pb-5 last:border-b-0 last:pb-0 print:break-inside-avoid">
      <dt className="text-muted">{name}</dt>
      <dd className="text-[max(1.125rem,min(1.75rem,10vw))] leading-tight font-semibold">{value}</dd>
      {children && <dd className="mt-1 max-w-[66ch]">{children}</dd>}
    </div>
  )
}

function dayWords(moment: Date | null) {
  return moment ? <LongDate at={moment} /> : 'none yet'
}
