import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/link-button'
import { SubmitButton, TextAreaField } from '@/components/ui/form-fields'
import { Section } from '@/components/ui/section'
import { assignmentTypeLabels } from '@/lib/assignments/vocabulary'
import { formatCalendarDate, formatMoment } from '@/lib/format/dates'
import { handOverAction } from '@/lib/hand-overs/actions'
import type { HandOverPreview, PreviewedPatient } from '@/lib/hand-overs/queries'
import { mostAtOnce, mostShown } from '@/lib/hand-overs/vocabulary'
import type { Suggestion } from '@/lib/references/vocabulary'
import { address } from '@/lib/tables/address'
import { WhoIsHandedOver } from './who-is-handed-over'

const patientsOf = (count: number) => (count === 1 ? '1 patient' : `${count} patients`)

type Props = {
  from: Suggestion
  to: Suggestion
  /** ISO */
  onDate: string
  isToday: boolean
  /** ISO; null when it is for good */
  backOn: string | null
  moveAppointments: boolean
  preview: HandOverPreview
}

/** What would happen, and the button that makes it happen. */
export function HandOverConfirm({ from, to, onDate, isToday, backOn, moveAppointments, preview }: Props) {
  const { moving, staying, visits, conflicts, patients } = preview
  const change = (
    <LinkButton href={address('/admin/assignments/hand-over', { from: from.id })}>
      Change the doctors or the date
    </LinkButton>
  )
  const when = isToday ? 'now' : `on ${formatCalendarDate(onDate)}`
  if (moving === 0)
    return (
      <>
        <p className="mb-4">
          There is nobody to hand over from Dr <bdi>{from.label}</bdi> to Dr <bdi>{to.label}</bdi>
          {staying > 0 && `: ${patientsOf(staying)} are already with the new doctor`}.
        </p>
        {change}
      </>
    )
  const chosen = moving <= mostShown
  return (
    <ActionForm id="hand-over" action={handOverAction} className="max-w-4xl">
      <input type="hidden" name="fromDoctorId" value={from.id} />
      <input type="hidden" name="toDoctorId" value={to.id} />
      <input type="hidden" name="onDate" value={onDate} />
      {backOn && <input type="hidden" name="backOn" value={backOn} />}
      {moveAppointments && <input type="hidden" name="moveAppointments" value="yes" />}
      <div className="mb-6 rounded-card border border-hairline bg-surface p-4">
        <p className="text-lg">
          {patientsOf(moving)} of Dr <bdi>{from.label}</bdi> can go to Dr <bdi>{to.label}</bdi> {when}, each with the
          same type as now.
        </p>
        {staying > 0 && <p>{patientsOf(staying)} would stay, and why is said below.</p>}
        {moveAppointments && (
          <p>
            {visits === 1 ? '1 appointment goes' : `${visits} appointments go`} along
            {conflicts.length > 0 && `; ${conflicts.length} cannot, because the new doctor is taken then`}.
          </p>
        )}
        {backOn && (
          <p>
            Cover until {formatCalendarDate(backOn)}: that morning those of them who are still with Dr{' '}
            <bdi>{to.label}</bdi> go back to Dr <bdi>{from.label}</bdi>
            {moveAppointments && ', with their appointments from then on'}. It is planned together with this, and can be
            cancelled alone.
          </p>
        )}
        {!isToday && <p className="text-muted">Who that is, is found out again on that day.</p>}
        {isToday && moving > mostAtOnce && (
          <p className="text-muted">This many take a minute; it begins within seconds.</p>
        )}
      </div>
      <Conflicts conflicts={conflicts} />
      <WhoIsHandedOver
        canChoose={chosen}
        rows={patients.map((patient) => ({
          id: patient.patientId,
          name: patient.name,
          about: aboutOf(patient, moveAppointments),
          why: patient.why,
        }))}
      />
      <TextAreaField
        name="reason"
        label="Why"
        hint="Kept with every assignment that ends, such as: parental leave from December."
        rows={2}
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton pendingText="Handing over…">{isToday ? 'Hand over now' : `Plan it ${when}`}</SubmitButton>
        {change}
      </div>
    </ActionForm>
  )
}

function aboutOf({ assignmentType, since, visits, conflicts }: PreviewedPatient, moveAppointments: boolean) {
  return [
    `${assignmentTypeLabels[assignmentType]} since ${formatMoment(since)}`,
    moveAppointments && visits > 0 && (visits === 1 ? '1 appointment' : `${visits} appointments`),
    conflicts > 0 && `${conflicts} at a time that is taken`,
  ]
    .filter(Boolean)
    .join(' · ')
}

function Conflicts({ conflicts }: { conflicts: HandOverPreview['conflicts'] }) {
  if (conflicts.length === 0) return null
  return (
    <Section id="conflicts" title="Appointments that stay with the old doctor">
      <ul className="border-y border-hairline bg-surface">
        {conflicts.map(({ patientId, name, at }) => (
          <li
            key={`${patientId} ${at.toISOString()}`}
            className="flex flex-wrap justify-between gap-x-3 border-b border-hairline px-4 py-1.5 last:border-b-0"
          >
            <bdi>{name}</bdi>
            <span className="text-muted">{formatMoment(at, 'dateTime')}: the new doctor has another appointment</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
