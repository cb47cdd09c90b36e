import { severityLabels, type Severity } from '@/lib/timeline/vocabulary'

const looks: Record<Severity, { box: string; shape: string }> = {
  info: { box: 'bg-info-tint text-info-ink border-transparent', shape: 'fill-info-solid stroke-info-solid' },
  low: { box: 'bg-low-tint text-low-ink border-low-solid', shape: 'fill-transparent stroke-low-solid' },
  medium: {
    box: 'bg-medium-tint text-medium-ink border-2 border-medium-solid',
    shape: 'fill-medium-solid stroke-medium-solid',
  },
  high: {
    box: 'bg-high-tint text-high-ink border-2 border-high-solid font-semibold',
    shape: 'fill-high-solid stroke-high-solid',
  },
  critical: {
    box: 'bg-critical-tint text-critical-ink border-2 border-critical-solid font-semibold',
    shape: 'fill-current stroke-current',
  },
}

/** How serious: shape, word and weight rise together, so that colour is never the only sign. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const { box, shape } = looks[severity]
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-full border px-2 py-0.5 text-xs whitespace-nowrap ${box}`}
    >
      <SeverityShape severity={severity} className={shape} />
      {severityLabels[severity]}
    </span>
  )
}

export function SeverityShape({ severity, className }: { severity: Severity; className: string }) {
  const shapes: Record<Severity, React.ReactNode> = {
    info: <circle cx="8" cy="8" r="5.5" />,
    low: <path d="M2.5 4h11L8 13.5z" />,
    medium: <path d="M8 1.5 14.5 8 8 14.5 1.5 8z" />,
    high: <path d="M8 2l6.5 12h-13z" />,
    critical: <path d="M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2z" />,
  }
  return (
    <svg aria-hidden viewBox="0 0 16 16" strokeWidth="1.8" className={`size-3 shrink-0 ${className}`}>
      {shapes[severity]}
    </svg>
  )
}
