import { formatAgo, formatMoment } from '@/lib/format/dates'
import type { ListRow } from '@/lib/lists/read-rows'
import { describeAge } from '@/lib/patients/age'
import { genderLabels, genders } from '@/lib/patients/vocabulary'
import { confirmedBy } from '@/lib/statistics/confirmed'
import { ConfirmedMark } from './confirmed-mark'
import { ResultMark, StageMark } from './result-mark'
import { shortId } from './short-id'
import type { ReactNode } from 'react'

/** How a list of patients shows what the kinds of its columns do not say. */
export function patientCells(now: Date): Record<string, (row: ListRow) => ReactNode> {
  const ago = (value: unknown) => {
    if (typeof value !== 'string') return 'never'
    const moment = new Date(value)
    return (
      <span className="whitespace-nowrap">
        {formatMoment(moment)}
        <span className="block text-muted">{formatAgo(moment, now)}</span>
      </span>
    )
  }
  return {
    confirmed: ({ values }) => (
      <ConfirmedMark
        parkinsons={values.confirmed === 'yes' ? true : values.confirmed === 'no' ? false : null}
        stage={typeof values.confirmedStage === 'string' ? Number(values.confirmedStage) : null}
        by={confirmedBy(
          typeof values.confirmer === 'string' ? values.confirmer : null,
          typeof values.confirmedAt === 'string' ? new Date(values.confirmedAt) : null,
        )}
      />
    ),
    result: ({ values }) => (
      <ResultMark hasParkinsons={values.result === 'positive' ? true : values.result === 'negative' ? false : null} />
    ),
    stage: ({ values }) => <StageMark stage={typeof values.stage === 'string' ? Number(values.stage) : null} />,
    lastVisit: ({ values }) => ago(values.lastVisit),
    lastActivity: ({ values }) => ago(values.lastActivity),
  }
}

/** Age, gender and enough of the id to tell two people of one name apart. */
export function aboutPatient({ id, values }: ListRow, now: Date): string {
  const date = (value: unknown) => (typeof value === 'string' ? new Date(value) : null)
  const age = describeAge(
    {
      dateOfBirth: date(values.dateOfBirth),
      ageReported: typeof values.ageReported === 'number' ? values.ageReported : null,
      ageReportedAt: date(values.ageReportedAt),
    },
    now,
  )
  const gender = genders.find((one) => one === values.gender)
  return [age, gender && genderLabels[gender], shortId(id)].filter(Boolean).join(' · ')
}
