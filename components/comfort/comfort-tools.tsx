import { PortalLink } from '@/components/portal/portal-link'
import type { Appearance } from '@/lib/appearance/schema'
import { TextSizeBar } from './text-size-bar'

/** Large letters and the rest of it, above a page that stands by itself, such as the one for logging in. */
export function ComfortTools({
  current,
  more,
}: {
  current: Appearance
  /** Where everything else is chosen; without it the page is that place. */
  more?: string
}) {
  return (
    <div className="mb-6 flex flex-wrap items-center justify-center gap-x-6 gap-y-3">
      <TextSizeBar current={current} />
      {more && <PortalLink href={more}>Comfort settings</PortalLink>}
    </div>
  )
}
