import { Card, CardLink, CardList } from '@/components/portal/card'
import { Folded } from '@/components/portal/folded'
import type { NewsItem } from './news-items'

const most = 3

/** What is new. Few cards at once, so that nobody has to choose among many; the others are one press further. */
export function News({ items }: { items: NewsItem[] }) {
  if (items.length === 0) {
    return (
      <Card>
        <p>There is nothing new right now. You do not have to do anything.</p>
      </Card>
    )
  }
  const shown = items.length > most ? items.slice(0, most - 1) : items
  const others = items.slice(shown.length)
  return (
    <div className="grid grid-cols-1 gap-4">
      <Items items={shown} />
      {others.length > 0 && (
        <Folded summary={`Show ${others.length} more`}>
          <Items items={others} />
        </Folded>
      )}
    </div>
  )
}

function Items({ items }: { items: NewsItem[] }) {
  return (
    <CardList>
      {items.map(({ key, href, title, name, line }) => (
        <li key={key}>
          <CardLink
            href={href}
            title={
              <>
                {title}
                {name && <bdi>{name}</bdi>}
              </>
            }
          >
            {line}
          </CardLink>
        </li>
      ))}
    </CardList>
  )
}
