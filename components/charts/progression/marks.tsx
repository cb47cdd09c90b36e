import type { ReactNode } from 'react'

/**
 * The shapes of the chart, each of its own form, so that nothing depends on colour. Around the origin; colours are the
 * page's own variables, which forced colours replace (see `progression-svg`).
 */
const shapes = {
  clinician: <circle r="4.5" fill="var(--ink)" />,
  visit: <path d="M0-7V7" stroke="var(--ink)" strokeWidth="2.5" />,
  scan: <path d="M0-7L7 0L0 7L-7 0z" fill="var(--low-solid)" stroke="var(--ink)" strokeWidth="1" />,
  began: <path d="M-5 7V-7L6-3L-5 1" fill="var(--medium-solid)" stroke="var(--ink)" strokeWidth="1.3" />,
  ended: <path d="M-5 7V-7L6-3L-5 1" fill="var(--surface)" stroke="var(--ink)" strokeWidth="1.3" />,
  total: <rect x="-4" y="-4" width="8" height="8" fill="var(--ink)" />,
  totalOff: <rect x="-4" y="-4" width="8" height="8" fill="var(--surface)" stroke="var(--ink)" strokeWidth="1.6" />,
  motor: <path d="M0-5L5 4H-5z" fill="var(--info-solid)" />,
  motorOff: <path d="M0-5L5 4H-5z" fill="var(--surface)" stroke="var(--info-solid)" strokeWidth="1.6" />,
  model: <circle r="6" fill="var(--surface)" stroke="var(--info-solid)" strokeWidth="2" strokeDasharray="3 2" />,
  modelAgreed: <circle r="6" fill="var(--surface)" stroke="var(--info-solid)" strokeWidth="2.2" />,
  modelDisagreed: (
    <>
      <circle r="6" fill="var(--surface)" stroke="var(--info-solid)" strokeWidth="2.2" />
      <path d="M-3-3L3 3M3-3L-3 3" stroke="var(--info-solid)" strokeWidth="2" />
    </>
  ),
} satisfies Record<string, ReactNode>
export type Shape = keyof typeof shapes

/** A mark at its place, with what it says on hovering, and a ring while its entry in the timeline is looked at. */
export function MarkAt({
  x,
  y,
  mark,
  says,
  shape,
  children,
}: {
  x: number
  y: number
  mark: string
  says: string
  shape: Shape
  children?: ReactNode
}) {
  return (
    <g data-mark={mark} className="group/mark">
      <title>{says}</title>
      {children}
      <g transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
        <circle r="11" fill="transparent" className="group-data-lit/mark:stroke-(--focus)" strokeWidth="3" />
        {shapes[shape]}
      </g>
    </g>
  )
}

/** A shape beside its name. */
export function LegendEntry({ shape, children }: { shape: Shape; children: ReactNode }) {
  return (
    <li className="inline-flex items-center gap-1.5">
      <svg
        aria-hidden
        viewBox="-9 -9 18 18"
        width="18"
        height="18"
        className="shrink-0 forced-colors:[--info-solid:CanvasText] forced-colors:[--ink:CanvasText] forced-colors:[--low-solid:CanvasText] forced-colors:[--medium-solid:CanvasText] forced-colors:[--surface:Canvas]"
      >
        {shapes[shape]}
      </svg>
      {children}
    </li>
  )
}
