import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { Section } from '@/components/ui/section'
import { formatMoment } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'
import { retryMailsAction } from '@/lib/mail/actions'
import type { MailFigures } from '@/lib/mail/queries'
import { mailErrorLabels, mailStatuses, mailStatusLabels, type MailErrorClass } from '@/lib/mail/vocabulary'

export type MailWay = { way: 'server'; host: string } | { way: 'folder'; folder: string } | { way: 'none' }

/** How mail goes out, what waits, and what could not be sent. */
export function Outbox({ figures, way }: { figures: MailFigures; way: MailWay }) {
  const { statuses, failedByClass, troubledBy, oldestAt, lastSentAt } = figures
  const failed = statuses.failed ?? 0
  return (
    <Section id="mail" title="Mail">
      <p className={`mb-3 ${way.way === 'none' ? 'font-medium text-danger' : ''}`}>{wayWords(way)}</p>
      <dl className="mb-3 flex flex-wrap gap-x-8 gap-y-2">
        {mailStatuses.map((status) => (
          <div key={status}>
            <dt className="text-muted">{mailStatusLabels[status]}</dt>
            <dd className="text-lg tabular-nums">{formatCount(statuses[status] ?? 0)}</dd>
          </div>
        ))}
        <div>
          <dt className="text-muted">Last sent</dt>
          <dd>{lastSentAt ? formatMoment(lastSentAt, 'dateTime') : 'None yet'}</dd>
        </div>
        {oldestAt && (
          <div>
            <dt className="text-muted">Next one due</dt>
            <dd>{formatMoment(oldestAt, 'dateTime')}</dd>
          </div>
        )}
      </dl>
      {troubledBy && <p className="mb-3">What waits is tried again by itself. {mailErrorLabels[troubledBy]}</p>}
      {failed > 0 && (
        <>
          <ul className="mb-3 list-disc pl-5">
            {Object.entries(failedByClass).map(([reason, total]) => (
              <li key={reason}>
                {formatCount(total)} failed. {mailErrorLabels[reason as MailErrorClass]}
              </li>
            ))}
          </ul>
          <ActionForm id="retry-mails" action={retryMailsAction} guard={false}>
            <SubmitButton kind="secondary">Try failed mails again</SubmitButton>
          </ActionForm>
        </>
      )}
    </Section>
  )
}

function wayWords(way: MailWay) {
  if (way.way === 'server') return `Mail goes out through ${way.host}.`
  if (way.way === 'folder') return `Mail goes to nobody: it is laid in the folder ${way.folder} of this machine.`
  return 'No mail server is named, so mail waits and nobody gets any. Set SUBSTANTIA_SMTP_URL and start again; .env.example says how.'
}
