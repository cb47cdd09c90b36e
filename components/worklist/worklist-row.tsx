import type { Route } from 'next'
import Link from 'next/link'
import { LinkButton } from '@/components/ui/link-button'
import { ActionForm } from '@/components/ui/action-form'
import { SelectField, SubmitButton, TextField } from '@/components/ui/form-fields'
import { StatePill } from '@/components/ui/state-pill'
import { moveVisitHref } from '@/lib/consultations/note-vocabulary'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { ageInYears, formatAgo, formatMoment } from '@/lib/format/dates'
import { reportHref } from '@/lib/reports/report-href'
import { claimItemAction, giveBackItemAction, snoozeItemAction, wakeItemAction } from '@/lib/worklist/actions'
import type { WorklistItem } from '@/lib/worklist/queries'
import { reasonOf } from '@/lib/worklist/reason'
import { snoozeDays, snoozeLabels, worklistKindLabels, type WorklistKind } from '@/lib/worklist/vocabulary'

const looks: Record<WorklistKind, { sign: string; className: string }> = {
  visit: { sign: '●', className: 'bg-info-tint text-info-ink' },
  note: { sign: '▽', className: 'bg-low-tint text-low-ink' },
  review: { sign: '◆', className: 'bg-medium-tint text-medium-ink' },
  sign: { sign: '▽', className: 'bg-low-tint text-low-ink' },
  failed: { sign: '▲', className: 'bg-high-tint text-high-ink' },
  rising: { sign: '▲', className: 'bg-high-tint text-high-ink' },
  unseen: { sign: '◔', className: 'bg-sunken text-ink' },
}

/** Where the work is done. */
export function hrefOf({ kind, subjectId, patientId }: WorklistItem): Route {
  const id = encodeURIComponent(subjectId)
  if (kind === 'visit' || kind === 'note') return `/clinic/consultations/${id}` as Route
  if (kind === 'review') return `/clinic/results/${id}` as Route
  if (kind === 'sign') return reportHref(subjectId)
  if (kind === 'failed') return `/clinic/patients/${encodeURIComponent(patientId)}#reports` as Route
  return `/clinic/patients/${encodeURIComponent(patientId)}` as Route
}

/** Why this needs somebody, who has taken it on, and what can be done with it here. */
export function WorklistRow({ item, now }: { item: WorklistItem; now: Date }) {
  const { kind, patientName, dateOfBirth, at, claimedByName, isClaimedByMe, snoozedUntil, snoozeReason } = item
  return (
    <li data-row className="relative border-b border-hairline bg-surface px-4 py-3 last:border-b-0">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-2">
            <Link
              href={hrefOf(item)}
              prefetch={false}
              data-row-link
              data-sign={kind === 'sign' || undefined}
              className="font-medium wrap-anywhere text-primary underline underline-offset-2"
            >
              <bdi>{patientName}</bdi>
            </Link>
            {dateOfBirth && <span className="text-muted">{ageInYears(dateOfBirth, now)} years</span>}
            <StatePill {...looks[kind]}>{worklistKindLabels[kind]}</StatePill>
          </p>
          <p className="mt-1">{reasonOf(item, { ago: formatAgo(at, now), time: formatMoment(at, 'time') })}</p>
          {item.facts.chiefComplaint && (
            <p className="text-muted">
              <bdi>{item.facts.chiefComplaint}</bdi>
            </p>
          )}
          {claimedByName && (
            <p className="mt-1 text-muted">
              {isClaimedByMe ? 'You have taken this on.' : `${takenBy(claimedByName)} has taken this on.`}
            </p>
          )}
          {snoozedUntil && (
            <p className="mt-1 text-muted">
              Put off until {formatMoment(snoozedUntil)}: <bdi>{snoozeReason}</bdi>
            </p>
          )}
        </div>
        <Steps item={item} />
      </div>
    </li>
  )
}

function takenBy(name: string) {
  return name === 'a colleague' ? 'A colleague' : doctorTitle(name)
}

function Steps({ item }: { item: WorklistItem }) {
  const key = `${item.kind}-${item.subjectId}`
  const fields = (
    <>
      <input type="hidden" name="kind" value={item.kind} />
      <input type="hidden" name="subjectId" value={item.subjectId} />
      <input type="hidden" name="patientId" value={item.patientId} />
    </>
  )
  const about = <span className="sr-only"> {item.patientName}</span>
  if (item.snoozedUntil)
    return (
      <ActionForm id={`wake-${key}`} guard={false} action={wakeItemAction}>
        {fields}
        <SubmitButton kind="secondary">Bring back{about}</SubmitButton>
      </ActionForm>
    )
  return (
    <div data-row-steps className="no-print flex flex-wrap items-start gap-2">
      {(item.kind === 'visit' || item.facts.isOverdue) && (
        <LinkButton href={moveVisitHref(item.subjectId)}>
          {item.kind === 'visit' ? 'Move or cancel…' : 'It did not take place…'}
          {about}
        </LinkButton>
      )}
      {(!item.claimedByName || item.isClaimedByMe) && item.kind !== 'visit' && (
        <ActionForm
          id={`claim-${key}`}
          guard={false}
          action={item.isClaimedByMe ? giveBackItemAction : claimItemAction}
        >
          {fields}
          <SubmitButton kind="secondary">
            {item.isClaimedByMe ? 'Give back' : 'Take on'}
            {about}
          </SubmitButton>
        </ActionForm>
      )}
      {item.kind !== 'visit' && (
        <details data-snooze>
          <summary className="flex min-h-control cursor-pointer items-center rounded-control border border-line bg-surface px-3 font-medium">
            Put off…{about}
          </summary>
          <ActionForm id={`snooze-${key}`} guard={false} action={snoozeItemAction} className="mt-2 w-64 max-w-full">
            {fields}
            <SelectField
              name="days"
              label="For how long"
              options={snoozeDays.map((days) => ({ value: String(days), label: snoozeLabels[days] }))}
              defaultValue="3"
            />
            <TextField name="reason" label="Why it can wait" />
            <SubmitButton kind="secondary">Put off</SubmitButton>
          </ActionForm>
        </details>
      )}
    </div>
  )
}
