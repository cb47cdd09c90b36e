import { Stat } from '@/components/ui/stat'
import { formatMoment } from '@/lib/format/dates'
import type { PatientStatistics as Statistics } from '@/lib/statistics/queries'
import { ResultMark, StageMark } from './result-mark'

/** A patient's figures, kept by the database; the model's result always named as the model's. */
export function PatientStatistics({ statistics }: { statistics: Statistics }) {
  const { firstVisitDate, lastVisitDate, lastScanDate, lastReportDate } = statistics
  return (
    <div className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-6">
      <Stat
        label="Latest model result"
        value={
          <span className="text-base">
            <ResultMark hasParkinsons={statistics.hasParkinsons} />
          </span>
        }
        detail="not a diagnosis"
      />
      <Stat
        label="Hoehn and Yahr stage"
        value={<StageMark stage={statistics.diseaseStage} />}
        detail={statistics.diseaseStage === null ? 'none said by the model' : 'by the model'}
      />
      <Stat
        label="Visits"
        value={statistics.totalConsultations}
        detail={lastVisitDate ? `${formatMoment(firstVisitDate)} to ${formatMoment(lastVisitDate)}` : 'none yet'}
      />
      <Stat
        label="Scans"
        value={statistics.totalMriScans}
        detail={lastScanDate ? `last ${formatMoment(lastScanDate)}` : 'none yet'}
      />
      <Stat
        label="Reports"
        value={statistics.totalReports}
        detail={lastReportDate ? `last ${formatMoment(lastReportDate)}` : 'none yet'}
      />
      <Stat label="Doctors" value={statistics.uniqueDoctorsCount} detail={`${statistics.activeDoctorsCount} now`} />
    </div>
  )
}
