import Link from 'next/link'
import { ActionForm } from '@/components/ui/action-form'
import { EmptyState } from '@/components/ui/empty-state'
import { SubmitButton } from '@/components/ui/form-fields'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Section } from '@/components/ui/section'
import { formatMoment } from '@/lib/format/dates'
import { markAllReadAction, markNoticeAction, markUnreadAgainAction } from '@/lib/notices/actions'
import type { Inbox, Notice } from '@/lib/notices/queries'
import { unreadWords } from '@/lib/notices/vocabulary'
import { address } from '@/lib/tables/address'
import { KeepPlace } from './keep-place'
import { noticeWords, type Place } from './notice-words'
import { NoticeChoices } from './notice-choices'

/** Everything the reader was told: the unread first. Opening it, or what a notice leads to, marks nothing. */
export function NoticeInbox({ inbox, place }: { inbox: Inbox; place: Place }) {
  const { page, unread } = inbox
  const at = `/${place}/notices`
  const fresh = page.rows.filter(({ readAt }) => !readAt)
  const read = page.rows.filter(({ readAt }) => readAt)
  return (
    <>
      <PageHeader title="Notices" about={<span role="status">{unreadWords(unread).words}.</span>}>
        {unread > 0 && <MarkAll asOf={inbox.asOf} />}
        {inbox.justRead && <TakeBack {...inbox.justRead} />}
      </PageHeader>
      {page.rows.length === 0 && (
        <EmptyState title="Nothing to tell you.">
          What others do that concerns you, and what came of what you asked for, is told here.
        </EmptyState>
      )}
      <KeepPlace>
        {fresh.length > 0 && <NoticeList id="unread" title="Unread" notices={fresh} place={place} />}
        {read.length > 0 && <NoticeList id="read" title="Read" notices={read} place={place} />}
      </KeepPlace>
      <Pagination
        before={page.before ? address(at, { before: page.before }) : null}
        after={page.after ? address(at, { after: page.after }) : null}
        label="Pages of notices"
      />
      <NoticeChoices role={place === 'admin' ? 'admin' : 'doctor'} muted={inbox.muted} />
    </>
  )
}

function MarkAll({ asOf }: { asOf: string }) {
  return (
    <ActionForm id="mark-all-read" action={markAllReadAction} guard={false}>
      <input type="hidden" name="until" value={asOf} />
      <SubmitButton kind="secondary" pendingText="Marking…">
        Mark all as read
      </SubmitButton>
    </ActionForm>
  )
}

function TakeBack({ readAt, total }: { readAt: string; total: number }) {
  return (
    <ActionForm id="mark-unread-again" action={markUnreadAgainAction} guard={false}>
      <input type="hidden" name="readAt" value={readAt} />
      <SubmitButton kind="quiet" pendingText="Marking…">
        {`Undo: mark ${total} as unread again`}
      </SubmitButton>
    </ActionForm>
  )
}

type ListProps = { id: string; title: string; notices: Notice[]; place: Place }

function NoticeList({ id, title, notices, place }: ListProps) {
  return (
    <Section id={id} title={title}>
      <ul className="divide-y divide-hairline border-y border-hairline">
        {notices.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} place={place} />
        ))}
      </ul>
    </Section>
  )
}

function NoticeRow({ notice, place }: { notice: Notice; place: Place }) {
  const { text, href } = noticeWords(notice, place)
  const isRead = notice.readAt !== null
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
      <div className="min-w-0 flex-1 basis-64">
        <p>
          {href ? (
            <Link
              href={href}
              prefetch={false}
              className="inline-flex min-h-control items-center text-primary underline underline-offset-2"
            >
              <span>{text}</span>
            </Link>
          ) : (
            <span className="inline-flex min-h-control items-center">
              <span>{text}</span>
            </span>
          )}
        </p>
        <p className="text-muted">
          <time dateTime={notice.notedAt.toISOString()}>{formatMoment(notice.notedAt, 'dateTime')}</time>
        </p>
      </div>
      <ActionForm id={`mark-${notice.id}`} action={markNoticeAction} guard={false} className="max-sm:-ms-3">
        <input type="hidden" name="id" value={notice.id} />
        <input type="hidden" name="is" value={isRead ? 'unread' : 'read'} />
        <SubmitButton kind="quiet" pendingText="Marking…">
          {isRead ? 'Mark unread' : 'Mark as read'}
          <span className="visually-hidden"> “{text}”</span>
        </SubmitButton>
      </ActionForm>
    </li>
  )
}
