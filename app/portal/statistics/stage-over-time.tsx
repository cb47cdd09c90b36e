import { StageDrawing, stageChartHeight } from '@/components/reports/report-document-chart'
import { Card } from '@/components/portal/card'
import { DoctorName } from '@/components/portal/doctor-name'
import { stageMeaning } from '@/lib/glossary/stages'
import { stageSentence } from '@/lib/statistics/stage-words'
import { formatMoment } from '@/lib/format/dates'
import type { StageChart } from '@/lib/report-documents/stage-points'
import type { StagePoint } from '@/lib/statistics/my-stages'
import { Meaning } from '../explained'

/** Drawn twice, so that the letters keep their size: once for a wide screen and paper, once for a telephone. */
const widths = [
  { width: 640, look: 'max-sm:hidden' },
  { width: 300, look: 'sm:hidden print:hidden' },
]

/** One's stage as steps: a sentence, a drawing, and everything of the drawing in a table. */
export function StageOverTime({ points }: { points: StagePoint[] }) {
  const chart = toChart(points)
  const byDoctor = points.some(({ by, stage }) => by === 'clinician' && stage !== null)
  const byModel = points.some(({ by }) => by === 'model')
  return (
    <Card>
      <p className="max-w-[66ch] text-xl leading-relaxed font-medium">{stageSentence(points)}</p>
      <div className="mt-3 grid grid-cols-1 max-w-[66ch] gap-2">
        <Meaning term="stage" />
        {byDoctor && <p>You see here what your doctors have told you so far.</p>}
        <p>A stage is not good or bad. It can stay the same for years.</p>
      </div>
      <figure className="mt-6 print:break-inside-avoid">
        {widths.map(({ width, look }) => (
          <svg
            key={width}
            role="img"
            aria-label={chart.alt}
            viewBox={`0 0 ${width} ${stageChartHeight}`}
            className={`h-auto w-full text-[16px] ${look}`}
          >
            <StageDrawing chart={chart} width={width} />
          </svg>
        ))}
        <figcaption className="text-muted">
          {byDoctor && 'Filled squares: what your doctor found. '}
          {byModel && 'Rings: what a computer model guessed from a scan.'}
        </figcaption>
      </figure>
      <StageTable points={points} />
      <StageMeanings points={points} />
    </Card>
  )
}

function StageTable({ points }: { points: StagePoint[] }) {
  return (
    <div className="mt-6 overflow-x-auto" tabIndex={0} role="region" aria-label="Your stage over time, as a table">
      <table className="w-full text-left">
        <caption className="visually-hidden">Your stage over time, the newest first</caption>
        <thead>
          <tr>
            <th scope="col" className="py-2 pr-4">
              When
            </th>
            <th scope="col" className="py-2 pr-4">
              Stage
            </th>
            <th scope="col" className="py-2">
              Who says so
            </th>
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map(({ at, stage, by, doctorName }, place) => (
            <tr key={place} className="border-t border-hairline align-top">
              <td className="py-2 pr-4">{formatMoment(at)}</td>
              <td className="py-2 pr-4 font-semibold">{stage ?? 'none: not Parkinson’s disease'}</td>
              <td className="py-2">
                {by === 'clinician' ? <DoctorName name={doctorName} /> : 'a computer model, as a guess'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Each stage that is met above, in words. */
function StageMeanings({ points }: { points: StagePoint[] }) {
  const stages = [...new Set(points.flatMap(({ stage }) => stage ?? []))].sort((one, other) => one - other)
  return (
    <>
      <h3 className="mt-6 mb-2 text-2xl leading-snug font-semibold">What these stages mean</h3>
      <ul className="grid grid-cols-1 max-w-[66ch] gap-2">
        {stages.map((stage) => (
          <li key={stage}>
            <span className="font-semibold">Stage {stage}</span>: {stageMeaning(stage) ?? 'ask your doctor'}.
          </li>
        ))}
      </ul>
    </>
  )
}

function toChart(points: StagePoint[]): StageChart {
  const named = { clinician: 'found by your doctor', model: 'guessed by a computer model' }
  return {
    type: 'stage-chart',
    caption: 'Your stage over time',
    alt: `Your stage over time. ${points
      .map(
        ({ at, stage, by }) =>
          `${formatMoment(at, 'month')}: ${stage === null ? 'not Parkinson’s disease' : `stage ${stage}`}, ${named[by]}.`,
      )
      .join(' ')}`,
    axis: 'Stage',
    legend: named,
    points: points.flatMap(({ at, stage, by }, place) =>
      stage === null
        ? []
        : [{ at: at.toISOString(), label: formatMoment(at, 'month'), by, stage, ...endOf(points, place) }],
    ),
  }
}

/** Where a doctor's stage stops, because what a doctor said next is that it is not the disease. */
function endOf(points: StagePoint[], place: number): { until?: string } {
  if (points[place]?.by !== 'clinician') return {}
  const next = points.slice(place + 1).find(({ by }) => by === 'clinician')
  return next && next.stage === null ? { until: next.at.toISOString() } : {}
}
