import type { ReportBlock } from './document'

export type StageChart = Extract<ReportBlock, { type: 'stage-chart' }>
type Area = { left: number; top: number; width: number; height: number }

/** The stages there are a line for. */
const stageLines = [0, 1, 2, 3, 4, 5]

/** Where everything of a chart of stages goes within an area; the same on paper and on screen. */
export function placeStages({ points }: StageChart, { left, top, width, height }: Area) {
  const times = points.flatMap(({ at, until }) => [at, until ?? at]).map((at) => new Date(at).getTime())
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const inset = Math.min(18, width / 10)
  const x = (at: string) =>
    last === first
      ? left + width / 2
      : left + inset + ((new Date(at).getTime() - first) / (last - first)) * (width - 2 * inset)
  const y = (stage: number) => top + height - (stage / 5) * height
  const placed = points.map((point) => ({ ...point, x: x(point.at), y: y(point.stage) }))
  const clinician = placed.filter(({ by }) => by === 'clinician')
  return {
    lines: stageLines.map((stage) => ({ stage, y: y(stage) })),
    points: placed,
    /** Lines of corners. A stage holds until a clinician says another, never a slope; a line stops where a stage ended. */
    steps: stepsOf(clinician, x),
    first: placed[0],
    last: placed.at(-1),
  }
}

type Corner = { x: number; y: number }

function stepsOf(clinician: (Corner & { until?: string | undefined })[], x: (at: string) => number): Corner[][] {
  const lines: Corner[][] = []
  let line: Corner[] = []
  for (const { until, ...corner } of clinician) {
    const before = line.at(-1)
    line.push(...(before ? [{ x: corner.x, y: before.y }] : []), { x: corner.x, y: corner.y })
    if (line.length === 1) lines.push(line)
    if (!until) continue
    line.push({ x: x(until), y: corner.y })
    line = []
  }
  return lines
}
