import type { ReactNode } from 'react'
import { within, type Progression } from '@/lib/clinic-chart/progression'
import { progressionSentence } from '@/lib/clinic-chart/sentence'
import type { Period } from '@/lib/clinic-chart/span'
import { formatMoment } from '@/lib/format/dates'
import { formatShare } from '@/lib/format/numbers'
import { ChartFrame } from '../chart-frame'
import { rowsOf } from './mark-words'
import { LegendEntry } from './marks'
import { ProgressionSvg } from './progression-svg'

const words = {
  month: (at: Date) => formatMoment(at, 'month'),
  day: (at: Date) => formatMoment(at),
  share: formatShare,
}
const sentenceId = 'progression-sentence'

/** How the disease went on: clinicians' stages as steps, model results apart from them, scores, visits, scans, medication. */
export function ProgressionChart({
  progression,
  period,
  controls,
}: {
  progression: Progression
  period: Period
  controls?: ReactNode
}) {
  const shown = within(progression, period)
  const drawing = { shown, period, sentenceId }
  return (
    <ChartFrame
      sentenceId={sentenceId}
      sentence={progressionSentence(shown, words)}
      controls={controls}
      legend={
        <Legend
          hasModels={shown.models.length > 0}
          hasScores={shown.assessments.some(({ total, motor }) => (total ?? motor) !== null)}
        />
      }
      table={{
        caption: 'Progression',
        columns: ['Date', 'What', 'Says', 'By'],
        rows: rowsOf(shown).map(({ at, mark, what, says, who }) => ({
          key: mark,
          mark,
          cells: [formatMoment(at), what, <bdi key="says">{says}</bdi>, <bdi key="who">{who}</bdi>],
        })),
      }}
    >
      <ProgressionSvg {...drawing} width={860} className="max-sm:hidden print:block" />
      <ProgressionSvg {...drawing} width={340} className="sm:hidden print:hidden" />
    </ChartFrame>
  )
}

function Legend({ hasModels, hasScores }: { hasModels: boolean; hasScores: boolean }) {
  return (
    <>
      <ul aria-label="Signs of the chart" className="flex flex-wrap gap-x-4 gap-y-1">
        <LegendEntry shape="clinician">Stage, by a clinician</LegendEntry>
        {hasModels && (
          <>
            <LegendEntry shape="model">Model result, not reviewed</LegendEntry>
            <LegendEntry shape="modelAgreed">agreed</LegendEntry>
            <LegendEntry shape="modelDisagreed">not agreed</LegendEntry>
          </>
        )}
        {hasScores && (
          <>
            <LegendEntry shape="total">MDS-UPDRS total</LegendEntry>
            <LegendEntry shape="motor">Part III</LegendEntry>
            <LegendEntry shape="totalOff">hollow: OFF</LegendEntry>
          </>
        )}
        <LegendEntry shape="visit">Visit</LegendEntry>
        <LegendEntry shape="scan">Scan</LegendEntry>
        <LegendEntry shape="began">Medication began</LegendEntry>
        <LegendEntry shape="ended">ended</LegendEntry>
      </ul>
      {hasModels && (
        <p className="mt-1">
          The longer the line through a model result, the less sure the model was. It is no range of stages, and no
          diagnosis.
        </p>
      )}
    </>
  )
}
