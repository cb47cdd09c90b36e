import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { Section } from '@/components/ui/section'
import { chooseNoticesAction } from '@/lib/notices/actions'
import { kindsOfRole, noticeKindLabels, type NoticeKind } from '@/lib/notices/vocabulary'

/** Which kinds the reader hears of. A muted kind makes no notices; those there are stay. */
export function NoticeChoices({ role, muted }: { role: keyof typeof kindsOfRole; muted: NoticeKind[] }) {
  return (
    <div className="mt-8">
      <Section id="what-i-hear-about" title="What I hear about">
        <p className="mb-2 text-muted">What is muted is not told from then on. What you were told already stays.</p>
        <ul className="max-w-3xl divide-y divide-hairline border-y border-hairline">
          {kindsOfRole[role].map((kind) => (
            <Choice key={kind} kind={kind} isMuted={muted.includes(kind)} />
          ))}
        </ul>
      </Section>
    </div>
  )
}

function Choice({ kind, isMuted }: { kind: NoticeKind; isMuted: boolean }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-1">
      <span className="min-w-0 flex-1 basis-64">
        {noticeKindLabels[kind]}
        {isMuted && <span className="text-muted"> (muted)</span>}
      </span>
      <ActionForm id={`choose-${kind}`} action={chooseNoticesAction} guard={false}>
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="isWanted" value={isMuted ? 'yes' : 'no'} />
        <SubmitButton kind="secondary">
          {isMuted ? 'Unmute' : 'Mute'}
          <span className="visually-hidden"> “{noticeKindLabels[kind]}”</span>
        </SubmitButton>
      </ActionForm>
    </li>
  )
}
