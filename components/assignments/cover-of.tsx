import type { Route } from 'next'
import Link from 'next/link'
import { formatCalendarDate } from '@/lib/format/dates'
import type { HandOverRow } from '@/lib/hand-overs/queries'
import { handOverStateLabels, hasWayBack } from '@/lib/hand-overs/vocabulary'

/** Until when it is cover, or what it is the way back of; for a hand-over for good, that. */
export function CoverOf({ handOver }: { handOver: HandOverRow }) {
  const { backOf, backId, backOn, backState } = handOver
  if (backOf) return <To id={backOf}>Gives back what this hand-over brought</To>
  if (!backId || !backState) return 'No, for good'
  return (
    <>
      {hasWayBack(handOver) ? `Cover until ${formatCalendarDate(backOn)}. ` : 'There is no way back any more. '}
      <To id={backId}>The way back</To> ({handOverStateLabels[backState].toLowerCase()})
    </>
  )
}

function To({ id, children }: { id: string; children: string }) {
  return (
    <Link
      href={`/admin/assignments/hand-over/${encodeURIComponent(id)}` as Route}
      prefetch={false}
      className="text-primary underline"
    >
      {children}
    </Link>
  )
}
