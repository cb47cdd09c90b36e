import Link from 'next/link'
import type { ReactNode } from 'react'
import { VerdictMark } from '@/components/reviews/verdict-mark'
import { StageMark } from '@/components/patients/result-mark'
import type { ModelMark } from '@/lib/clinic-chart/progression'
import { conversionSource, type LevodopaEquivalent } from '@/lib/clinic-chart/levodopa'
import { trendWords, type Now, type Score } from '@/lib/clinic-chart/now'
import type { VisitRow } from '@/lib/clinic-chart/queries'
import { moveVisitHref, noteHref } from '@/lib/consultations/note-vocabulary'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatMoment } from '@/lib/format/dates'
import { formatShare } from '@/lib/format/numbers'
import { binaryResultLabels } from '@/lib/predictions/vocabulary'
import { resultHref } from '@/lib/reviews/result-href'

type Props = {
  now: Now
  dose: LevodopaEquivalent
  medicines: string[]
  lastScan: Date | null
  lastNote: VisitRow | null
  nextVisit: VisitRow | null
  /** Who is looking: their own visits they can move. */
  doctorId: string
}

/** What one needs to know in two minutes, in the order in which one asks. */
export function NowPanel({ now, dose, medicines, lastScan, lastNote, nextVisit, doctorId }: Props) {
  return (
    <div className="grid gap-px overflow-hidden rounded-control border border-hairline bg-hairline sm:grid-cols-2 2xl:grid-cols-4">
      <StageNow now={now} />
      <ModelNow now={now} lastScan={lastScan} />
      <Box label="MDS-UPDRS">
        {now.total || now.motor ? (
          <>
            {now.total && <ScoreLine name="Total" score={now.total} />}
            {now.motor && <ScoreLine name="Part III" score={now.motor} />}
          </>
        ) : (
          <p className="text-muted">No total recorded.</p>
        )}
      </Box>
      <Box label="Medication">
        <p className="wrap-anywhere">
          {medicines.length > 0 ? (
            <bdi>{medicines.join('; ')}</bdi>
          ) : (
            <span className="text-muted">None with times recorded.</span>
          )}
        </p>
        <Dose dose={dose} />
      </Box>
      <div className="bg-surface px-4 py-3 2xl:col-span-3">
        <LastNote note={lastNote} />
      </div>
      <Box label="Next visit">
        <NextVisit visit={nextVisit} isOwn={nextVisit?.doctorId === doctorId} />
      </Box>
    </div>
  )
}

function Box({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section aria-label={label} className="bg-surface px-4 py-3">
      <h3 className="text-muted">{label}</h3>
      {children}
    </section>
  )
}

function StageNow({ now: { stage, conclusion } }: { now: Now }) {
  return (
    <Box label="Stage, by clinicians">
      {stage ? (
        <>
          <p className="text-[1.75rem] leading-tight font-semibold">
            <StageMark stage={stage.stage} />
          </p>
          <p>{trendWords(stage, (at) => formatMoment(at, 'month'))}</p>
          <p className="text-muted">
            Hoehn and Yahr, <bdi>{doctorTitle(stage.by)}</bdi>
          </p>
        </>
      ) : (
        <p className="text-muted">
          {conclusion && !conclusion.isDisease ? 'No stage.' : 'No clinician has recorded a stage.'}
        </p>
      )}
      {conclusion && (
        <p className="mt-1">
          {conclusion.isDisease ? 'Parkinson’s disease' : 'Not Parkinson’s disease'}
          <span className="text-muted">
            , confirmed {formatMoment(conclusion.at, 'month')} by <bdi>{doctorTitle(conclusion.by)}</bdi>
          </span>
        </p>
      )}
    </Box>
  )
}

function ModelNow({ now: { model, newest, stage }, lastScan }: { now: Now; lastScan: Date | null }) {
  const isApart = Boolean(stage && model?.stage != null && Math.abs(model.stage - stage.stage) >= 1)
  return (
    <Box label="Model result, screening support">
      {newest && <NewestResult model={newest} />}
      {model ? (
        <>
          <p>
            {newest && 'Before it: '}
            <Link
              href={resultHref(model.id)}
              prefetch={false}
              className="font-semibold text-primary underline underline-offset-2"
            >
              {binaryResultLabels[model.result]}
              {model.stage !== null && `, stage ${model.stage}`}
            </Link>
            {model.confidence !== null && `, confidence ${formatShare(model.confidence)}`}
          </p>
          <p className="text-muted">
            {formatMoment(model.at)}, model <bdi>{model.modelVersion ?? 'of unknown version'}</bdi>
          </p>
          <p>
            <VerdictMark verdict={model.verdict} />
            {isApart && <span className="ml-2">◆ a stage or more apart from the clinician’s</span>}
          </p>
        </>
      ) : (
        <p className="text-muted">No model has looked at a scan.</p>
      )}
      <p className="mt-1 text-muted">{lastScan ? `Last scan ${formatMoment(lastScan)}` : 'No scan.'}</p>
    </Box>
  )
}

/** A result that could not tell, or cannot be used, said before the older one that leads: it would be missed otherwise. */
function NewestResult({ model }: { model: ModelMark }) {
  return (
    <div className="mb-1 border-b border-hairline pb-1">
      <p>
        <span aria-hidden>◆ </span>Newest result:{' '}
        <Link
          href={resultHref(model.id)}
          prefetch={false}
          className="font-semibold text-primary underline underline-offset-2"
        >
          {binaryResultLabels[model.result]}
        </Link>
        <span className="text-muted">, {formatMoment(model.at)}</span>
      </p>
      <p>
        <VerdictMark verdict={model.verdict} />
      </p>
    </div>
  )
}

function ScoreLine({ name, score: { score, at, state, change } }: { name: string; score: Score }) {
  const moved = change === null ? null : change === 0 ? 'no change' : `${change > 0 ? '+' : '−'}${Math.abs(change)}`
  return (
    <p>
      {name} <span className="text-lg font-semibold tabular-nums">{score}</span>
      {moved && ` (${moved})`}
      <span className="text-muted"> {[state?.toUpperCase(), formatMoment(at)].filter(Boolean).join(', ')}</span>
    </p>
  )
}

function Dose({ dose }: { dose: LevodopaEquivalent }) {
  if (dose.milligrams === null)
    return dose.reason === null ? null : (
      <p className="mt-1 text-muted">
        Levodopa equivalent not computed: <bdi>{dose.reason}</bdi> has no conversion here.
      </p>
    )
  return (
    <>
      <p className="mt-1">
        Levodopa equivalent <span className="font-semibold tabular-nums">{dose.milligrams} mg</span> a day
      </p>
      <details className="text-muted">
        <summary className="min-h-control content-center">How it is counted</summary>
        <ul>
          {dose.parts.map(({ name, milligrams }) => (
            <li key={name}>
              <bdi>{name}</bdi>: {Math.round(milligrams)} mg
            </li>
          ))}
          {dose.notCounted.length > 0 && (
            <li>
              Not counted: <bdi>{dose.notCounted.join(', ')}</bdi>
            </li>
          )}
        </ul>
        <p>{conversionSource}</p>
      </details>
    </>
  )
}

function LastNote({ note }: { note: VisitRow | null }) {
  const text = note && [note.assessment, note.diagnosis, note.findings, note.notes].find(Boolean)
  return (
    <section aria-label="Last note">
      <h3 className="text-muted">Last note</h3>
      {note && text ? (
        <>
          <p className="line-clamp-3 max-w-prose whitespace-pre-line">
            <bdi>{text}</bdi>
          </p>
          <p className="text-muted">
            <Link href={noteHref(note.id)} prefetch={false} className="text-primary underline underline-offset-2">
              {formatMoment(note.consultationDate)}
            </Link>
            , <bdi>{doctorTitle(note.doctorName)}</bdi>
            {note.signedAt === null && ', not signed'}
          </p>
        </>
      ) : (
        <p className="text-muted">Nothing has been written yet.</p>
      )}
    </section>
  )
}

function NextVisit({ visit, isOwn }: { visit: VisitRow | null; isOwn: boolean }) {
  if (!visit) return <p className="text-muted">None is booked.</p>
  return (
    <>
      <p>
        <Link href={noteHref(visit.id)} prefetch={false} className="text-primary underline underline-offset-2">
          {formatMoment(visit.consultationDate, 'dateTime')}
        </Link>
        <span className="text-muted">
          , <bdi>{doctorTitle(visit.doctorName)}</bdi>
        </span>
      </p>
      {isOwn && (
        <Link
          href={moveVisitHref(visit.id)}
          prefetch={false}
          className="no-print inline-flex min-h-control items-center underline underline-offset-2"
        >
          Move or cancel it
        </Link>
      )}
    </>
  )
}
