import { Card } from '@/components/portal/card'
import { LongDate } from '@/components/portal/long-date'
import { WithWords } from '@/components/portal/word'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { stageMeaning } from '@/lib/glossary/stages'
import type { MyConclusion } from '@/lib/statistics/my-conclusion'
import type { PatientStatistics } from '@/lib/statistics/queries'

/** What a doctor concluded, in plain words. It comes before what a model saw, because it counts for more. */
export function DoctorView({
  statistics,
  conclusion,
}: {
  statistics: PatientStatistics
  conclusion: MyConclusion | null
}) {
  const { confirmedParkinsons, confirmedStage, confirmedAt, confirmedByName } = statistics
  const means = confirmedStage === null ? null : stageMeaning(confirmedStage)
  // a stage that holds was found after the conclusion, and 0 says the same as it
  const isStagedAfterAll = confirmedParkinsons === false && confirmedStage !== null && confirmedStage > 0
  const staged = { at: confirmedAt, doctorName: confirmedByName }
  const isConcluded = confirmedParkinsons !== null && !isStagedAfterAll
  const concluded = isConcluded && conclusion ? conclusion : staged
  return (
    <Card>
      <By {...concluded} />
      <p className="mt-1 max-w-[66ch] text-xl leading-relaxed font-medium">
        {confirmedParkinsons === true && <WithWords>Your doctor found that you have Parkinson’s disease.</WithWords>}
        {confirmedParkinsons === false && !isStagedAfterAll && (
          <WithWords>Your doctor found that it is not Parkinson’s disease.</WithWords>
        )}
        {(confirmedParkinsons === null || isStagedAfterAll) && 'Your doctor looked at how you move.'}
      </p>
      {confirmedStage !== null && (
        <div className="mt-3 max-w-[66ch]">
          {concluded.at?.getTime() !== staged.at?.getTime() && <By {...staged} />}
          <p>
            Your doctor’s stage for you: <span className="font-semibold">stage {confirmedStage}</span>.
            {means && ` Stage ${confirmedStage} means: ${means}.`}
          </p>
        </div>
      )}
      {isStagedAfterAll && (
        <p className="mt-3 max-w-[66ch]">
          <WithWords>Before that, a doctor found that it is not Parkinson’s disease.</WithWords> These two do not fit
          together. Ask your doctor which one counts today.
        </p>
      )}
      <p className="mt-3 max-w-[66ch]">
        <WithWords>What your doctor finds counts more than what a computer model sees.</WithWords> Ask your doctor what
        it means for you.
      </p>
    </Card>
  )
}

/** Who found it, and when. */
function By({ at, doctorName }: { at: Date | null; doctorName: string | null }) {
  return (
    <p className="text-muted">
      <bdi>{doctorName ? doctorTitle(doctorName) : 'Your doctor'}</bdi>
      {at && (
        <>
          , <LongDate at={at} />
        </>
      )}
    </p>
  )
}
