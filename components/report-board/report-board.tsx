import Link from 'next/link'
import { formatAgo } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'
import type { BoardCard, BoardLane } from '@/lib/report-board/queries'
import { boardColumnAbout, boardColumnLabels, newestFirst } from '@/lib/report-board/vocabulary'
import { cutWords, needOf, overdueWords, ownerOf } from '@/lib/report-board/words'
import { CardSteps } from './card-steps'
import { hrefOf, modelWords, reportWords } from './card-words'

/** Where every report stands, as columns: one glance. The list beside it says the same in rows. */
export function ReportBoard({ lanes, now }: { lanes: BoardLane[]; now: Date }) {
  return (
    <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2 xl:grid-cols-3">
      {lanes.map((lane) => (
        <Lane key={lane.column} lane={lane} now={now} />
      ))}
    </div>
  )
}

function Lane({ lane, now }: { lane: BoardLane; now: Date }) {
  const { column, cards, count, isMore } = lane
  const cut = cutWords(lane)
  return (
    <section
      aria-labelledby={`lane-${column}`}
      className="min-w-0 rounded-card border border-hairline bg-sunken p-3 print:break-inside-avoid"
    >
      <h2 id={`lane-${column}`} className="flex flex-wrap items-baseline justify-between gap-2 font-semibold">
        {boardColumnLabels[column]}
        <span className="font-normal text-muted tabular-nums">
          {isMore ? `more than ${formatCount(count)}` : formatCount(count)}
          {cards[0] && !newestFirst.includes(column) && `, the oldest ${formatAgo(cards[0].since, now)}`}
        </span>
      </h2>
      <p className="mb-2 text-xs text-muted">{boardColumnAbout[column]}</p>
      {cards.length > 0 ? (
        <ul className="grid grid-cols-1 gap-2">
          {cards.map((card) => (
            <Card key={card.id} card={card} now={now} />
          ))}
        </ul>
      ) : (
        <p className="py-3 text-center text-muted max-sm:hidden">None</p>
      )}
      {cut && <p className="mt-2 text-muted">{cut}</p>}
    </section>
  )
}

function Card({ card, now }: { card: BoardCard; now: Date }) {
  const need = needOf(card)
  const overdue = overdueWords(card, now)
  const owner = ownerOf(card)
  const model = modelWords(card)
  return (
    <li data-row className="rounded-control border border-hairline bg-surface p-3">
      <p className="font-medium">
        <Link
          href={hrefOf(card)}
          prefetch={false}
          data-row-link
          className="wrap-anywhere text-primary underline underline-offset-2"
        >
          <bdi>{card.patientName}</bdi>
        </Link>
      </p>
      <p className="text-muted">
        {reportWords(card)} · {formatAgo(card.since, now)}
      </p>
      {model && <p className="text-muted">{model}</p>}
      <p className="text-xs text-muted">
        Asked for by <bdi>{card.askedBy}</bdi>
      </p>
      {owner && (
        <p className="text-xs text-muted">
          <bdi>{owner}</bdi>
        </p>
      )}
      {overdue && <p className="mt-1 font-medium text-high-ink">▲ {overdue}</p>}
      {need && <p className="mt-1 font-medium text-medium-ink">◆ {need}</p>}
      {card.errorMessage && <p className="mt-1 text-danger">{card.errorMessage}</p>}
      <CardSteps card={card} />
    </li>
  )
}
