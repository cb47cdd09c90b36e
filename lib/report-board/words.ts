import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatCount } from '@/lib/format/numbers'
import type { BoardCard, BoardLane } from './queries'
import { newestFirst, overdueAfterDays } from './vocabulary'

/** Why a card needs somebody, in a few words; at most one thing is said, the one to do first. */
export function needOf({ needsReview, isOutdated, isMadeAgain, isHeld, column }: BoardCard): string | null {
  if (isHeld) return 'Held'
  if (column !== 'to-sign') return null
  if (isMadeAgain) return 'A new version is being made'
  if (needsReview) return 'Review the result first'
  if (isOutdated) return 'Out of date: make it again'
  return null
}

/** Says that a card has stood in its column for too long, and how long that is; null while it has not. */
export function overdueWords({ column, since }: BoardCard, now: Date): string | null {
  const days = overdueAfterDays[column]
  if (days === null || now.getTime() - since.getTime() <= days * 86_400_000) return null
  return `Overdue: here for more than ${days === 1 ? 'a day' : `${days} days`}`
}

/** Who has it in hand: whoever took it on, or whoever signed it. */
export function ownerOf({ column, isClaimedByMe, claimedByName, signedByName }: BoardCard): string | null {
  if (signedByName) return `Signed by ${doctorTitle(signedByName)}`
  if (column !== 'to-sign' && column !== 'failed') return null
  if (isClaimedByMe) return 'You have taken this on'
  if (!claimedByName) return 'Nobody has taken this on'
  return `${claimedByName === 'a colleague' ? 'A colleague' : doctorTitle(claimedByName)} has taken this on`
}

/** Which of a column are shown where not all of them are; null where they are. */
export function cutWords({ column, cards, count, isMore }: BoardLane): string | null {
  if (count <= cards.length) return null
  const of = `${formatCount(cards.length)} of ${isMore ? 'more than ' : ''}${formatCount(count)}`
  return `${of}: ${newestFirst.includes(column) ? 'the newest' : 'those that have stood there longest'}.`
}
