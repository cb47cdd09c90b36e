import type { ReactNode } from 'react'
import { formatAgo, formatMoment } from '@/lib/format/dates'
import type { ListRow } from '@/lib/lists/read-rows'
import { ResultMark, StageMark } from './result-mark'

/** How a list of patients shows what its kinds do not say. */
export function patientCells(now: Date): Record<string, (row: ListRow) => ReactNode> {
  return {
    result: ({ values }) => (
      <ResultMark hasParkinsons={values.result === 'positive' ? true : values.result === 'negative' ? false : null} />
    ),
    stage: ({ values }) => <StageMark stage={typeof values.stage === 'string' ? Number(values.stage) : null} />,
    lastVisit: ({ values }) => {
      if (typeof values.lastVisit !== 'string') return 'never'
      const moment = new Date(values.lastVisit)
      return `${formatMoment(moment)}, ${formatAgo(moment, now)}`
    },
  }
}
