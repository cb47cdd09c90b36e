import type { Route } from 'next'
import Link from 'next/link'
import type { PanelPatient } from '@/lib/panel/queries'
import { stageWords, trendAbout, trendLabels, trends, trendSigns, type Trend } from '@/lib/panel/vocabulary'

/**
 * All patients as small tiles, in rows by trend and from the latest stage to the earliest. Each tile is a link, and prints
 * its stage: colour repeats what is written.
 */
export function PanelStrip({ patients }: { patients: PanelPatient[] }) {
  return (
    <div className="grid grid-cols-1 gap-4">
      {trends.map((trend) => {
        const of = patients.filter((patient) => patient.trend === trend)
        return <TrendRow key={trend} trend={trend} patients={of} />
      })}
    </div>
  )
}

function TrendRow({ trend, patients }: { trend: Trend; patients: PanelPatient[] }) {
  return (
    <section aria-labelledby={`trend-${trend}`}>
      <h2 id={`trend-${trend}`} className="font-semibold">
        <span aria-hidden className="mr-1.5">
          {trendSigns[trend]}
        </span>
        <Link href={`/clinic/panel?trend=${trend}` as Route} prefetch={false}>
          {trendLabels[trend]}
        </Link>{' '}
        <span className="font-normal text-muted tabular-nums">{patients.length}</span>
      </h2>
      <p className="mb-2 text-xs text-muted">{trendAbout[trend]}</p>
      <ul className="flex flex-wrap gap-1">
        {patients.map((patient) => (
          <Tile key={patient.patientId} patient={patient} />
        ))}
      </ul>
    </section>
  )
}

const grounds = [
  'bg-(--stage-0) text-[#14202e]',
  'bg-(--stage-1) text-[#14202e]',
  'bg-(--stage-2) text-[#14202e]',
  'bg-(--stage-3) text-[#14202e]',
  'bg-(--stage-4) text-[#ffffff]',
  'bg-(--stage-5) text-[#ffffff]',
]

function Tile({ patient }: { patient: PanelPatient }) {
  const { patientId, name, stage, isConfirmed, trend } = patient
  const words = stageWords(patient)
  const said = stage === null ? (words ?? 'no stage') : `stage ${words}`
  const ground = stage === null ? 'bg-sunken text-ink' : grounds[Math.floor(stage)]
  return (
    <li>
      <Link
        href={`/clinic/patients/${encodeURIComponent(patientId)}`}
        prefetch={false}
        title={`${name}: ${said}`}
        className={`flex h-8 min-w-8 items-center justify-center rounded-control border px-1 text-xs no-underline tabular-nums ${isConfirmed ? 'border-solid border-line' : 'border-dashed border-line'} ${ground}`}
      >
        <span aria-hidden>{stage ?? '–'}</span>
        <span className="sr-only">
          {name}: {said}, {trendLabels[trend].toLowerCase()}
        </span>
      </Link>
    </li>
  )
}
