import type { ReportDocument } from '@/lib/report-documents/document'
import { placeStages, type StageChart } from '@/lib/report-documents/stage-points'

export const stageChartHeight = 220
/** So narrow that a point is read from the lines behind it. */
export const narrowest = 190
/**
 * Drawn three times, so that its letters are as large as those around it: for a wide document and paper, for a narrow one,
 * and for a narrow one in large letters. How wide it is counts in letters.
 */
const widths = [
  { width: 640, look: '@max-xl:hidden' },
  { width: 300, look: '@max-[16rem]:hidden @xl:hidden print:hidden' },
  { width: narrowest, look: '@[16rem]:hidden print:hidden' },
]
const height = stageChartHeight
const mark = 5

/** Stages over time, drawn on the server; every point is in its words and in the table behind it. */
export function ReportDocumentChart({ chart, labels }: { chart: StageChart; labels: ReportDocument['labels'] }) {
  const { caption, alt, axis, legend, points } = chart
  const kinds = (['clinician', 'model'] as const).filter((by) => points.some((point) => point.by === by))
  return (
    <figure className="print:break-inside-avoid">
      <figcaption className="font-semibold">{caption}</figcaption>
      {widths.map(({ width, look }) => (
        <svg
          key={width}
          role="img"
          aria-label={alt}
          viewBox={`0 0 ${width} ${height}`}
          className={`h-auto w-full text-[14px] ${look}`}
        >
          <StageDrawing chart={chart} width={width} />
        </svg>
      ))}
      <p className="text-(length:--small-letters) text-muted">
        {axis}: {kinds.map((by) => legend[by]).join(', ')}
      </p>
      <details className="mt-1 no-print">
        <summary className="cursor-pointer text-primary underline [.portal_&]:py-[12px]">
          {labels.chart.asTable}
        </summary>
        <PointTable chart={chart} labels={labels} />
      </details>
    </figure>
  )
}

/** The lines of the drawing, for an `svg` of this width and of `stageChartHeight`. */
export function StageDrawing({ chart, width }: { chart: StageChart; width: number }) {
  const area = { left: 28, top: 24, width: width - 36, height: height - 70 }
  const { lines, points, steps, first, last } = placeStages(chart, area)
  const below = area.top + area.height + 22
  const labelled = width > narrowest ? labelledPoints(points) : new Set<number>()
  return (
    <>
      {lines.map(({ stage, y }) => (
        <g key={stage}>
          <line x1={area.left} x2={area.left + area.width} y1={y} y2={y} className="stroke-hairline" />
          <text x={0} y={y + 5} className="fill-muted">
            {stage}
          </text>
        </g>
      ))}
      {steps.map((corners, at) => (
        <polyline
          key={at}
          points={corners.map(({ x, y }) => `${x},${y}`).join(' ')}
          fill="none"
          strokeWidth={2}
          className="stroke-primary"
        />
      ))}
      {points.map(({ x, y, by, stage }, at) => (
        <g key={at}>
          {by === 'clinician' ? (
            <rect x={x - mark} y={y - mark} width={2 * mark} height={2 * mark} className="fill-primary" />
          ) : (
            <circle cx={x} cy={y} r={mark} strokeWidth={2} className="fill-surface stroke-primary" />
          )}
          {labelled.has(at) && (
            <text x={x} y={y - 2 * mark} textAnchor="middle" className="fill-ink">
              {stage}
            </text>
          )}
        </g>
      ))}
      {first && (
        <text x={first.x} y={below} textAnchor={first === last ? 'middle' : 'start'} className="fill-muted">
          {first.label}
        </text>
      )}
      {first && last && last !== first && (
        <text x={last.x} y={areApart(first, last) ? below : below + 20} textAnchor="end" className="fill-muted">
          {last.label}
        </text>
      )}
    </>
  )
}

/** The points that have room for their number: each that none before stands too near to. The table has them all. */
function labelledPoints(points: { x: number; y: number }[]): Set<number> {
  const [wide, high] = [26, 12]
  const placed: { x: number; y: number }[] = []
  return new Set(
    points.flatMap((point, at) => {
      if (placed.some(({ x, y }) => Math.abs(x - point.x) < wide && Math.abs(y - point.y) < high)) return []
      placed.push(point)
      return [at]
    }),
  )
}

type Label = { x: number; label: string }

/** Whether two labels fit beside each other; otherwise the last stands below the first. */
function areApart(first: Label, last: Label): boolean {
  const letter = 9
  return last.x - first.x > letter * (first.label.length + last.label.length + 1)
}

function PointTable({ chart: { caption, points, legend }, labels }: Parameters<typeof ReportDocumentChart>[0]) {
  const { date, stage, by } = labels.chart
  return (
    <table className="mt-2 w-full text-left">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {[date, stage, by].map((heading) => (
            <th key={heading} scope="col" className="py-1 pr-4 font-medium text-muted">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {points.map((point, at) => (
          <tr key={at} className="border-t border-hairline">
            <td className="py-1 pr-4">{point.label}</td>
            <td className="py-1 pr-4">{point.stage}</td>
            <td className="py-1 pr-4">{legend[point.by]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
