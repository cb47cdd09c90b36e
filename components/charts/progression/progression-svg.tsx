import { AxisBottom, AxisLeft } from '@visx/axis'
import { GridRows } from '@visx/grid'
import { LinePath } from '@visx/shape'
import { markOf, scoreLines, stepCorners, whiskerOf, type ModelMark, type Shown } from '@/lib/clinic-chart/progression'
import type { Period } from '@/lib/clinic-chart/span'
import { stages } from '@/lib/predictions/vocabulary'
import { Lanes } from './lanes'
import { layoutOf, timeTicks, type Layout } from '@/lib/clinic-chart/layout'
import { hover, markWords } from './mark-words'
import { MarkAt } from './marks'

type Props = { shown: Shown; period: Period; width: number; sentenceId: string; className?: string }

/** The progression as one drawing, made on the server. Its colours are variables, so that forced colours can replace them. */
export function ProgressionSvg({ shown, period, width, sentenceId, className }: Props) {
  const layout = layoutOf(shown, period, width)
  return (
    <svg
      role="img"
      aria-labelledby={sentenceId}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      className={`w-full text-[12px] forced-colors:[--hairline:GrayText] forced-colors:[--info-solid:CanvasText] forced-colors:[--ink:CanvasText] forced-colors:[--line:CanvasText] forced-colors:[--low-solid:CanvasText] forced-colors:[--medium-solid:CanvasText] forced-colors:[--muted:CanvasText] forced-colors:[--surface:Canvas] ${className ?? ''}`}
    >
      <StagePlot shown={shown} period={period} layout={layout} />
      {layout.scores && <ScorePlot shown={shown} layout={layout} scores={layout.scores} />}
      <Lanes shown={shown} layout={layout} />
      <TimeAxis layout={layout} />
    </svg>
  )
}

function TimeAxis({ layout }: { layout: Layout }) {
  const ticks = timeTicks(layout)
  const labels = new Map(ticks.map(({ at, label }) => [at.getTime(), label]))
  return (
    <AxisBottom
      top={layout.axisTop}
      scale={layout.x}
      tickValues={ticks.map(({ at }) => at)}
      stroke="var(--line)"
      tickStroke="var(--line)"
      tickLength={5}
      tickFormat={(value) => labels.get(new Date(Number(value)).getTime()) ?? ''}
      tickComponent={({ x, y, formattedValue }) => (
        <text x={x} y={y + 4} textAnchor="middle" fill="var(--muted)">
          {formattedValue}
        </text>
      )}
    />
  )
}

function StagePlot({ shown, period, layout }: { shown: Shown; period: Period; layout: Layout }) {
  const { x } = layout
  const { y } = layout.stages
  const lines = stepCorners(shown, period)
  const end = lines.at(-1)?.at(-1)
  // one that ended before has no stage to name at the edge
  const last = end && end.at >= period.end ? end : null
  return (
    <g>
      <text x={0} y={y(5) + 4} fill="var(--muted)">
        Stage
      </text>
      <GridRows
        scale={y}
        left={layout.left}
        width={layout.right - layout.left}
        tickValues={[...stages]}
        stroke="var(--hairline)"
      />
      <AxisLeft
        scale={y}
        left={layout.left}
        tickValues={[...stages]}
        hideAxisLine
        hideTicks
        tickComponent={({ x: place, y: height, formattedValue }) => (
          <text
            x={place}
            y={height + 4}
            textAnchor="end"
            fill="var(--muted)"
            fontSize={formattedValue?.includes('.') ? 10 : 12}
          >
            {formattedValue}
          </text>
        )}
        tickFormat={(value) => String(value)}
      />
      {lines.map((corners, at) => (
        <LinePath
          key={at}
          data={corners}
          x={(corner) => x(corner.at)}
          y={({ stage }) => y(stage)}
          stroke="var(--ink)"
          strokeWidth={2.5}
          fill="none"
        />
      ))}
      {shown.models.map((model) => (
        <Model key={model.id} model={model} layout={layout} />
      ))}
      {shown.stages.map(({ stage, ...one }) =>
        stage === null ? null : (
          <MarkAt
            key={one.id}
            x={x(one.at)}
            y={y(stage)}
            mark={markOf.assessment(one)}
            says={hover(one, markWords.stage({ stage }))}
            shape="clinician"
          />
        ),
      )}
      {last && (
        <text x={layout.right + 4} y={y(last.stage) + 4} fill="var(--ink)" fontWeight={700}>
          {last.stage}
        </text>
      )}
    </g>
  )
}

const modelShapes = { agreed: 'modelAgreed', disagreed: 'modelDisagreed', 'not-usable': 'modelDisagreed' } as const

/** A model's result, apart from the line: hollow, with a whisker that is the longer the less sure it was. */
function Model({
  model,
  layout: {
    x,
    stages: { y },
  },
}: {
  model: ModelMark
  layout: Layout
}) {
  if (model.stage === null) return null
  const whisker = whiskerOf(model)
  const place = x(model.at)
  return (
    <MarkAt
      x={place}
      y={y(model.stage)}
      mark={markOf.model(model)}
      says={hover(model, `model result: ${markWords.model(model)}`)}
      shape={model.verdict ? modelShapes[model.verdict] : 'model'}
    >
      {whisker && (
        <path
          d={`M${place} ${y(whisker[0])}V${y(whisker[1])}M${place - 4} ${y(whisker[0])}h8M${place - 4} ${y(whisker[1])}h8`}
          stroke="var(--info-solid)"
          strokeWidth={1.5}
        />
      )}
    </MarkAt>
  )
}

function ScorePlot({
  shown,
  layout,
  scores: { y, most },
}: {
  shown: Shown
  layout: Layout
  scores: NonNullable<Layout['scores']>
}) {
  const { x } = layout
  const ticks = [0, most / 2, most]
  return (
    <g>
      <text x={0} y={y(most) + 4} fill="var(--muted)">
        UPDRS
      </text>
      <GridRows
        scale={y}
        left={layout.left}
        width={layout.right - layout.left}
        tickValues={ticks}
        stroke="var(--hairline)"
      />
      <AxisLeft
        scale={y}
        left={layout.left}
        tickValues={ticks}
        hideAxisLine
        hideTicks
        tickComponent={({ x: place, y: height, formattedValue }) => (
          <text x={place} y={height + 4} textAnchor="end" fill="var(--muted)">
            {formattedValue}
          </text>
        )}
        tickFormat={(value) => String(value)}
      />
      {(['total', 'motor'] as const).flatMap((score) =>
        scoreLines(shown.assessments, score).map(({ state, points }) => (
          <g key={`${score}-${state}`}>
            <LinePath
              data={points}
              x={({ at }) => x(at)}
              y={(point) => y(point.score)}
              stroke={score === 'total' ? 'var(--ink)' : 'var(--info-solid)'}
              strokeWidth={1.8}
              strokeDasharray={state === 'off' ? '2 3' : score === 'motor' ? '6 3' : undefined}
              fill="none"
            />
            {points.map((point) => (
              <MarkAt
                key={point.id}
                x={x(point.at)}
                y={y(point.score)}
                mark={markOf.assessment(point)}
                says={hover(
                  { at: point.at, by: null },
                  `MDS-UPDRS ${score === 'total' ? 'total' : 'part III'} ${point.score}${state ? ` (${state.toUpperCase()})` : ''}`,
                )}
                shape={state === 'off' ? `${score}Off` : score}
              />
            ))}
          </g>
        )),
      )}
    </g>
  )
}
