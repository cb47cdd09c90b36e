import type { ReactNode } from 'react'
import { Offer } from '@/components/comfort/offer'
import { TextSizeBar } from '@/components/comfort/text-size-bar'
import type { Cover } from '@/components/portal/cover'
import { portalMore, portalNav, shownTo, type PortalPlace } from '@/components/portal/portal-nav'
import type { Appearance } from '@/lib/appearance/schema'
import type { Help } from '@/lib/programme/queries'
import { PortalFooter } from './portal-footer'
import { SkipLink } from './skip-link'
import { Wordmark } from './wordmark'

const portalColumn = 'mx-auto w-full max-w-[50rem] narrow-gutter'
const item =
  'flex min-h-12 items-center rounded-card border border-line bg-surface px-3 text-ink no-underline ' +
  'hover:bg-primary-tint aria-[current]:border-2 aria-[current]:border-primary aria-[current]:bg-primary-tint ' +
  'aria-[current]:font-semibold aria-[current]:text-primary'

type Props = {
  name: string
  here: string
  cover: Cover
  appearance: Appearance
  /** What was chosen before logging in, to be kept or not. */
  offer: Appearance | null
  help: Help
  children: ReactNode
}

/**
 * The frame of the patient portal: one column at every width, the same places on every page, nothing that moves. Links
 * are plain ones, so that every page arrives whole and nothing depends on a script.
 */
export function PortalShell({ name, here, cover, appearance, offer, help, children }: Props) {
  const isGreeted = here === '/portal' && cover.self // by name, in the title: said twice it takes the room of the answer
  return (
    <div className="portal flex min-h-dvh flex-col">
      <SkipLink />
      <header className="@container border-b border-hairline bg-surface">
        <div className={`${portalColumn} py-4`}>
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
            <Wordmark className="text-xl" />
            <TextSizeBar current={appearance} />
          </div>
          {name && !isGreeted && (
            <p className={`mt-2 min-w-0 wrap-anywhere text-muted ${cover.self ? '' : '@max-[17rem]:hidden'}`}>
              Logged in: <bdi className="font-semibold text-ink">{name}</bdi>
            </p>
          )}
          <MainNav here={here} cover={cover} />
        </div>
      </header>
      <main id="content" tabIndex={-1} className={`${portalColumn} grow pt-8 pb-12`}>
        {offer && <Offer offer={offer} current={appearance} />}
        {children}
      </main>
      <PortalFooter help={help} />
    </div>
  )
}

/**
 * The record's pages at once where there is room; elsewhere the way home, and the rest behind one press. Room is counted
 * in letters: at 200 per cent the places would push the title of every page off a screen of any usual width.
 */
function MainNav({ here, cover }: { here: string; cover: Cover }) {
  const [places, more] = [shownTo(cover, portalNav), shownTo(cover, portalMore)]
  const at = nearestTo(here, [...places, ...more])
  const inMore = more.some(({ href }) => href === at)
  return (
    <>
      <nav aria-label="Main" className="no-print mt-4 simple:hidden @max-4xl:hidden">
        <Places places={places} here={here} at={at} />
        <details className="group mt-3" open={inMore}>
          <Summary>More: sharing, words, settings</Summary>
          <Places places={more} here={here} at={at} />
        </details>
      </nav>
      <nav aria-label="Main" className="no-print mt-4 flex flex-wrap items-start gap-3 full:@4xl:hidden">
        <a href="/portal" aria-current={here === '/portal' ? 'page' : undefined} className={item}>
          Home
        </a>
        <details className="group grow open:basis-full">
          <Summary>Menu</Summary>
          <Places places={[...places.slice(1), ...more]} here={here} at={at} />
        </details>
      </nav>
    </>
  )
}

function Summary({ children }: { children: ReactNode }) {
  return (
    <summary className={`${item} mb-3 justify-between font-semibold`}>
      {children}{' '}
      <span aria-hidden className="group-open:rotate-180">
        ▾
      </span>
    </summary>
  )
}

function Places({ places, here, at }: { places: PortalPlace[]; here: string; at: string | undefined }) {
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,13rem),1fr))] gap-3 max-sm:grid-cols-1">
      {places.map(({ href, label }) => (
        <li key={href}>
          <a href={href} aria-current={here === href ? 'page' : at === href || undefined} className={item}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The place that a page is or is below of; everything is below the start page, which is therefore only itself. */
function nearestTo(here: string, places: PortalPlace[]): string | undefined {
  return places
    .filter(({ href }) => here === href || (href !== '/portal' && here.startsWith(`${href}/`)))
    .sort((one, other) => other.href.length - one.href.length)[0]?.href
}
