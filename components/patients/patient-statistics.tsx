import { Stat } from '@/components/ui/stat'
import { formatMoment } from '@/lib/format/dates'
import { confirmedBy } from '@/lib/statistics/confirmed'
import type { PatientStatistics as Statistics } from '@/lib/statistics/queries'
import { ResultMark, StageMark } from './result-mark'

/** A patient's figures, kept by the database: what a clinician confirmed leads, what a model said is named as that. */
export function PatientStatistics({ statistics }: { statistics: Statistics }) {
  const { firstVisitDate, lastVisitDate, lastScanDate, lastReportDate } = statistics
  return (
    <div className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-6">
      <ConfirmedStat statistics={statistics} />
      <Stat
        label="Latest model result"
        value={
          <span className="flex flex-wrap items-center gap-x-3 text-base">
            <ResultMark hasParkinsons={statistics.hasParkinsons} />
            {statistics.diseaseStage !== null && (
              <span className="inline-flex items-center gap-1.5 font-normal">
                stage <StageMark stage={statistics.diseaseStage} />
              </span>
            )}
          </span>
        }
        detail="the latest conclusive one, not a diagnosis"
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

/** "Stage 2.5, Dr Ito, 3 Nov 2026; the model said 3" */
function ConfirmedStat({ statistics }: { statistics: Statistics }) {
  const { confirmedParkinsons, confirmedStage, confirmedAt, confirmedByName, diseaseStage, hasParkinsons } = statistics
  if (confirmedParkinsons === null && confirmedStage === null)
    return (
      <Stat
        label="Confirmed by a clinician"
        value={<span className="text-base font-normal text-muted">Nothing yet</span>}
        detail="no assessment with a stage or a conclusion"
      />
    )
  const disease = confirmedParkinsons ? 'Parkinson’s disease' : 'Not Parkinson’s disease'
  const model = diseaseStage ?? (hasParkinsons === null ? null : hasParkinsons ? 'positive' : 'negative')
  return (
    <Stat
      label="Confirmed by a clinician"
      value={
        confirmedStage !== null ? (
          <span className="inline-flex items-center gap-2">
            <span className="text-base">Stage</span> <StageMark stage={confirmedStage} />
          </span>
        ) : (
          <span className="text-base">{disease}</span>
        )
      }
      detail={
        <>
          {confirmedStage !== null && confirmedParkinsons !== null && `${disease} · `}
          <bdi>{confirmedBy(confirmedByName, confirmedAt)}</bdi>
          {model !== null && `; the model said ${model}`}
        </>
      }
    />
  )
}
