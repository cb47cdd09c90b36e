import { narrowest, StageDrawing, stageChartHeight } from '@/components/reports/report-document-chart'
import { Card } from '@/components/portal/card'
import { DoctorName } from '@/components/portal/doctor-name'
import { stageMeaning } from '@/lib/glossary/stages'
import { stageSentence } from '@/lib/statistics/stage-words'
import { formatMoment } from '@/lib/format/dates'
import type { StageChart } from '@/lib/report-documents/stage-points'
import type { StagePoint } from '@/lib/statistics/my-stages'
import { Meaning } from '../explained'

/**
 * Drawn three times, so that its letters are as large as those around it: for a wide screen and paper, for a telephone, and
 * for a telephone with large letters. How wide it is counts in letters.
 */
const widths = [
  { width: 640, look: '@max-md:hidden print:block' },
  { width: 300, look: '@max-[16rem]:hidden @md:hidden print:hidden' },
  { width: narrowest, look: '@[16rem]:hidden print:hidden' },
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
      <figure className="@container mt-6 print:break-inside-avoid">
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

/** The same as a table, and where its columns have no room, one below the other. */
function StageTable({ points }: { points: StagePoint[] }) {
  return (
    <div className="@container mt-6">
      <table className="w-full text-left @max-xs:hidden print:table">
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
          {points.toReversed().map((point, place) => (
            <tr key={place} className="border-t border-hairline align-top">
              <td className="py-2 pr-4">{formatMoment(point.at)}</td>
              <td className="py-2 pr-4 font-semibold">{point.stage ?? 'none: not Parkinson’s disease'}</td>
              <td className="py-2">
                <SaidBy point={point} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ol className="grid grid-cols-1 @xs:hidden print:hidden">
        {points.toReversed().map((point, place) => (
          <li key={place} className="border-t border-hairline py-2">
            <p className="font-semibold">{stageWords(point)}</p>
            <p>{formatMoment(point.at)}</p>
            <p>
              <SaidBy point={point} />
            </p>
          </li>
        ))}
      </ol>
    </div>
  )
}

function stageWords({ stage }: StagePoint) {
  return stage === null ? 'Not Parkinson’s disease' : `Stage ${stage}`
}

function SaidBy({ point: { by, doctorName } }: { point: StagePoint }) {
  return by === 'clinician' ? <DoctorName name={doctorName} /> : 'a computer model, as a guess'
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
