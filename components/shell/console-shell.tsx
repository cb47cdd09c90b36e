import Link from 'next/link'
import type { ReactNode } from 'react'
import { logOutAction } from '@/lib/auth/actions'
import type { Appearance } from '@/lib/appearance/schema'
import { ShortcutsButton } from '@/components/keyboard/shortcuts-button'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { AppearanceForm } from './appearance-form'
import { NavLinks, type NavGroup } from './nav-links'
import { SkipLink } from './skip-link'
import { Wordmark } from './wordmark'

type Props = {
  place: string
  name: string
  nav: NavGroup[]
  appearance: Appearance
  /** What this installation is called where it is not the real one. */
  environment: string | null
  /** The way to what one should hear of. */
  bell?: ReactNode
  /** Above the places one can go. */
  search?: ReactNode
  children: ReactNode
}

/** The frame of the console and the clinic: where one is, where one can go, who one is. */
export function ConsoleShell({ place, name, nav, appearance, environment, bell, search, children }: Props) {
  return (
    <div className="console min-h-dvh lg:grid lg:grid-cols-[13rem_1fr] print:block">
      <SkipLink />
      <header className="no-print border-b border-hairline bg-surface px-3 py-3 lg:sticky lg:top-0 lg:h-dvh lg:overflow-y-auto lg:border-r lg:border-b-0">
        <div className="flex flex-wrap items-center justify-between gap-3 lg:mb-5 lg:items-start lg:gap-x-1 lg:gap-y-0">
          <div className="lg:px-1">
            <Wordmark className="text-base" />
            <p className="text-muted lg:mt-1">{place}</p>
          </div>
          {bell}
          {environment && <EnvironmentBadge name={environment} />}
        </div>
        {search && <div className="mt-2 lg:mt-0 lg:mb-4">{search}</div>}
        <nav aria-label="Main" className="my-2 max-lg:hidden lg:my-0">
          <NavLinks groups={nav} />
        </nav>
        <SmallMenu nav={nav} />
        <AccountMenu name={name} appearance={appearance} />
      </header>
      <main id="content" tabIndex={-1} className="min-w-0 px-4 py-5 sm:px-6 lg:px-8">
        {children}
      </main>
    </div>
  )
}

/** Says in words that work here changes nothing for anybody real; there is no badge where it does. */
function EnvironmentBadge({ name }: { name: string }) {
  return (
    <p className="rounded-control border-2 border-medium-solid bg-medium-tint px-2 py-0.5 font-semibold wrap-anywhere text-medium-ink lg:mx-1 lg:mt-1 lg:w-fit">
      <span className="visually-hidden">This installation: </span>
      {name}
    </p>
  )
}

/** Where there is little room, the places fold away; without script as well. */
function SmallMenu({ nav }: { nav: NavGroup[] }) {
  return (
    <details className="my-2 lg:hidden">
      <summary className="flex min-h-control items-center rounded-control px-3 font-medium hover:bg-primary-tint">
        Menu
      </summary>
      <nav aria-label="Main" className="mt-2">
        <NavLinks groups={nav} />
      </nav>
    </details>
  )
}

function AccountMenu({ name, appearance }: { name: string; appearance: Appearance }) {
  return (
    <details className="lg:mt-6 lg:border-t lg:border-hairline lg:pt-3">
      <summary className="flex min-h-control items-center rounded-control px-3 hover:bg-primary-tint">
        <bdi>{name}</bdi>
      </summary>
      <div className="mt-2 grid gap-2 px-3 pb-2">
        <AppearanceForm current={appearance} withDensity />
        <Link href="/account" prefetch={false} className="text-primary underline underline-offset-2">
          Your account
        </Link>
        <ShortcutsButton />
        <ActionForm id="logout" action={logOutAction}>
          <SubmitButton kind="secondary" pendingText="Logging out…">
            Log out
          </SubmitButton>
        </ActionForm>
      </div>
    </details>
  )
}
