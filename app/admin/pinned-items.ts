import type { NavItem } from '@/components/shell/nav-links'
import type { AdminViewer } from '@/lib/db/viewer'
import { formatCount } from '@/lib/format/numbers'
import { mostCountedInView } from '@/lib/lists/count'
import { countPinnedViews, type PinnedView } from '@/lib/lists/pinned-views'

/** Pinned views as places to go, each with how many rows it has now. */
export async function pinnedItems(viewer: AdminViewer, views: PinnedView[]): Promise<NavItem[]> {
  const counts = await countPinnedViews(viewer, views)
  return views.map(({ id, name, list, href }) => {
    const rows = counts.get(id)
    if (rows === undefined) return { href, label: name }
    const digits = rows > mostCountedInView ? `${formatCount(mostCountedInView)}+` : formatCount(rows)
    return { href, label: name, count: { digits, words: `${digits} ${rows === 1 ? list.noun.one : list.noun.many}` } }
  })
}
