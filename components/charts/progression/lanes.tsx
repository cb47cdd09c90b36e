import { markOf, type Shown } from '@/lib/clinic-chart/progression'
import type { Lane, Layout } from '@/lib/clinic-chart/layout'
import { hover, markWords } from './mark-words'
import { MarkAt } from './marks'

const names: Record<Lane, string> = { models: 'No stage', visits: 'Visits', scans: 'Scans', medications: 'Medication' }

/** What happened when, under the lines: each kind in a lane of its own. */
export function Lanes({ shown, layout }: { shown: Shown; layout: Layout }) {
  return layout.lanes.map(({ lane, y }) => (
    <g key={lane}>
      <text x={0} y={y + 4} fill="var(--muted)">
        {names[lane]}
      </text>
      <line x1={layout.left} x2={layout.right} y1={y} y2={y} stroke="var(--hairline)" />
      <LaneMarks lane={lane} y={y} shown={shown} layout={layout} />
    </g>
  ))
}

function LaneMarks({ lane, y, shown, layout: { x } }: { lane: Lane; y: number; shown: Shown; layout: Layout }) {
  switch (lane) {
    case 'models':
      return shown.models
        .filter(({ stage }) => stage === null)
        .map((model) => (
          <MarkAt
            key={model.id}
            x={x(model.at)}
            y={y}
            mark={markOf.model(model)}
            says={hover(model, `model result: ${markWords.model(model)}`)}
            shape={model.verdict === 'agreed' ? 'modelAgreed' : model.verdict ? 'modelDisagreed' : 'model'}
          />
        ))
    case 'visits':
      return shown.visits.map((visit) => (
        <MarkAt
          key={visit.id}
          x={x(visit.at)}
          y={y}
          mark={markOf.visit(visit)}
          says={hover(visit, 'visit')}
          shape="visit"
        />
      ))
    case 'scans':
      return shown.scans.map((scan) => (
        <MarkAt key={scan.id} x={x(scan.at)} y={y} mark={markOf.scan(scan)} says={hover(scan, 'scan')} shape="scan" />
      ))
    case 'medications':
      return shown.medications.map((change) => (
        <MarkAt
          key={markOf.medication(change)}
          x={x(change.at)}
          y={y}
          mark={markOf.medication(change)}
          says={hover(change, markWords.medication(change))}
          shape={change.change}
        />
      ))
  }
}
