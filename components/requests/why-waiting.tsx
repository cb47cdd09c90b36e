import { formatMoment } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'
import type { WhyWaiting as Why } from '@/lib/report-queue/queries'
import { workerGoneSeconds } from '@/lib/report-queue/vocabulary'

/** Why a request is not being made yet, the reason that somebody must act on first. */
export function WhyWaiting({ why, queueHref }: { why: Why; queueHref?: string }) {
  return (
    <div>
      <p className="font-medium">Why is this waiting?</p>
      <ReasonsOfWaiting why={why} />
      {queueHref && (
        <p>
          <a href={queueHref}>The whole queue</a>
        </p>
      )}
    </div>
  )
}

/** The same where there is little room: asked for by a press. */
export function FoldedWhyWaiting({ why, about }: { why: Why; about: string }) {
  return (
    <details>
      <summary className="min-h-control cursor-pointer content-center font-medium">
        Why is this waiting?<span className="sr-only"> {about}</span>
      </summary>
      <ReasonsOfWaiting why={why} />
    </details>
  )
}

function ReasonsOfWaiting({ why }: { why: Why }) {
  return (
    <ul className="list-disc pl-5">
      {why.pausedAt && (
        <li>
          The queue has been paused since {formatMoment(new Date(why.pausedAt), 'dateTime')}:{' '}
          <bdi>{why.pauseReason}</bdi>
        </li>
      )}
      {why.workers === 0 && (
        <li>
          No worker has given a sign of life for {workerGoneSeconds} seconds, so nothing is being made. Whoever runs the
          server must look.
        </li>
      )}
      {why.notBefore && (
        <li>The last try failed. The next one begins after {formatMoment(new Date(why.notBefore), 'dateTime')}.</li>
      )}
      {why.samePatient && <li>Another report of this patient is being made; one follows the other.</li>}
      <li>
        {why.ahead === 0
          ? 'It is the next in the queue.'
          : `${why.ahead >= 10_000 ? 'More than 10,000' : formatCount(why.ahead)} ${why.ahead === 1 ? 'stands' : 'stand'} before it in the queue.`}
      </li>
    </ul>
  )
}
