import { scaleLinear, scalePoint } from '@visx/scale'
import type { VersionAgreement } from '@/lib/reviews/agreement-sums'
import { formatShare } from '@/lib/format/numbers'

const width = 720
const height = 220
const edge = { left: 48, right: 12, top: 12, bottom: 28 }

type Props = { version: VersionAgreement; months: string[]; monthLabel: (month: string) => string }

/** Agreement month by month: a dot for the share, a line for its 95 % interval. The table beside it says the same. */
export function AgreementChart({ version, months, monthLabel }: Props) {
  const x = scalePoint({ domain: months, range: [edge.left + 12, width - edge.right - 12] })
  const y = scaleLinear({ domain: [0, 1], range: [height - edge.bottom, edge.top] })
  const judged = version.months.filter(({ rate }) => rate !== null)
  const every = Math.ceil(months.length / 12)
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={sentence(version, judged.length)}
      className="block h-auto w-full max-w-5xl min-w-[36rem] text-ink"
    >
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <line
            x1={edge.left}
            x2={width - edge.right}
            y1={y(share)}
            y2={y(share)}
            stroke="var(--hairline)"
            strokeWidth={1}
          />
          <text x={edge.left - 8} y={y(share) + 4} textAnchor="end" fontSize={12} fill="var(--muted)">
            {share * 100} %
          </text>
        </g>
      ))}
      {months.map((month, index) =>
        index % every === 0 ? (
          <text key={month} x={x(month)} y={height - 8} textAnchor="middle" fontSize={12} fill="var(--muted)">
            {monthLabel(month)}
          </text>
        ) : null,
      )}
      {judged.map(({ month, rate, interval }) => (
        <g key={month} transform={`translate(${x(month) ?? 0} 0)`}>
          {interval && (
            <>
              <line y1={y(interval.most)} y2={y(interval.least)} stroke="currentColor" strokeWidth={1.5} />
              <line
                x1={-4}
                x2={4}
                y1={y(interval.most)}
                y2={y(interval.most)}
                stroke="currentColor"
                strokeWidth={1.5}
              />
              <line
                x1={-4}
                x2={4}
                y1={y(interval.least)}
                y2={y(interval.least)}
                stroke="currentColor"
                strokeWidth={1.5}
              />
            </>
          )}
          <circle cy={y(rate ?? 0)} r={5} fill="var(--primary)" stroke="var(--surface)" strokeWidth={1.5} />
        </g>
      ))}
    </svg>
  )
}

function sentence({ modelVersion, rate, agreed, disagreed }: VersionAgreement, months: number) {
  const name = modelVersion ?? 'Results without a version'
  if (rate === null) return `${name}: no result was agreed or disagreed with.`
  return `${name}: clinicians agreed with ${formatShare(rate)} of ${agreed + disagreed} judged results, in ${months} months.`
}
