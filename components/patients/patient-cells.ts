import type { CellView } from '@/components/lists/cell-view'
import { formatAgo, formatMoment } from '@/lib/format/dates'
import type { ListRow } from '@/lib/lists/read-rows'
import { describeAge } from '@/lib/patients/age'
import { genderLabels, genders } from '@/lib/patients/vocabulary'
import { confirmedBy } from '@/lib/statistics/confirmed'
import { shortId } from './short-id'

/** How a list of patients shows what the kinds of its columns do not say. */
export function patientCells(now: Date): Record<string, (row: ListRow) => CellView> {
  const ago = (value: unknown): CellView => {
    if (typeof value !== 'string') return { is: 'words', text: 'never' }
    const moment = new Date(value)
    return { is: 'day-ago', text: formatMoment(moment), ago: formatAgo(moment, now) }
  }
  return {
    confirmed: ({ values }) => ({
      is: 'confirmed',
      parkinsons: values.confirmed === 'yes' ? true : values.confirmed === 'no' ? false : null,
      stage: typeof values.confirmedStage === 'string' ? Number(values.confirmedStage) : null,
      by: confirmedBy(
        typeof values.confirmer === 'string' ? values.confirmer : null,
        typeof values.confirmedAt === 'string' ? new Date(values.confirmedAt) : null,
      ),
    }),
    result: ({ values }) => ({
      is: 'result',
      hasParkinsons: values.result === 'positive' ? true : values.result === 'negative' ? false : null,
    }),
    stage: ({ values }) => ({ is: 'stage', stage: typeof values.stage === 'string' ? Number(values.stage) : null }),
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
