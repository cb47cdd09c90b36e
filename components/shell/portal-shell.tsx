import type { ReactNode } from 'react'
import { portalNav } from '@/components/portal/portal-nav'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/form-fields'
import { logOutAction } from '@/lib/auth/actions'
import { SkipLink } from './skip-link'
import { Wordmark } from './wordmark'

const column = 'mx-auto w-full max-w-[50rem] px-5'
const item =
  'flex min-h-12 items-center rounded-card border border-line bg-surface px-3 text-ink no-underline ' +
  'hover:bg-primary-tint aria-[current]:border-2 aria-[current]:border-primary aria-[current]:bg-primary-tint ' +
  'aria-[current]:font-semibold aria-[current]:text-primary'

type Props = { name: string; here: string; children: ReactNode }

/**
 * The frame of the patient portal: one column at every width, the same places on every page, nothing that moves. Links
 * are plain ones, so that every page arrives whole and nothing depends on a script.
 */
export function PortalShell({ name, here, children }: Props) {
  return (
    <div className="portal flex min-h-dvh flex-col">
      <SkipLink />
      <header className="border-b border-hairline bg-surface">
        <div className={`${column} pt-4 pb-4`}>
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
            <Wordmark className="text-xl" />
            {name && (
              <p className="min-w-0 wrap-anywhere text-muted">
                Logged in: <bdi className="font-semibold text-ink">{name}</bdi>
              </p>
            )}
          </div>
          <MainNav here={here} />
        </div>
      </header>
      <main id="content" tabIndex={-1} className={`${column} grow pt-8 pb-12`}>
        {children}
      </main>
      <PortalFooter />
    </div>
  )
}

/** All links at once where there is room; elsewhere the way home, and the rest behind one press. */
function MainNav({ here }: { here: string }) {
  return (
    <>
      <nav aria-label="Main" className="no-print mt-4 max-sm:hidden">
        <NavList here={here} />
      </nav>
      <nav aria-label="Main" className="no-print mt-4 flex flex-wrap items-start gap-3 sm:hidden">
        <a href="/portal" aria-current={here === '/portal' ? 'page' : undefined} className={item}>
          Home
        </a>
        <details className="group grow open:basis-full">
          <summary className={`${item} justify-between font-semibold`}>
            Menu{' '}
            <span aria-hidden className="group-open:rotate-180">
              ▾
            </span>
          </summary>
          <div className="mt-3">
            <NavList here={here} withoutHome />
          </div>
        </details>
      </nav>
    </>
  )
}

function NavList({ here, withoutHome = false }: { here: string; withoutHome?: boolean }) {
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-3 max-sm:grid-cols-1">
      {portalNav.slice(withoutHome ? 1 : 0).map(({ href, label }) => {
        const inside = href !== '/portal' && here.startsWith(`${href}/`)
        return (
          <li key={href}>
            <a href={href} aria-current={here === href ? 'page' : inside || undefined} className={item}>
              {label}
            </a>
          </li>
        )
      })}
    </ul>
  )
}

/** Help and the way out: at the end of every page, far from everything one presses by mistake. */
function PortalFooter() {
  return (
    <footer className="border-t border-hairline bg-surface print:border-0">
      <div className={`${column} py-8`}>
        <section aria-labelledby="help-title">
          <h2 id="help-title" className="mb-2 text-2xl font-semibold">
            Need help?
          </h2>
          <p className="max-w-[66ch]">
            Ask your clinic. You can call them or ask at your next visit. No question is too small.
          </p>
          <p className="mt-2 max-w-[66ch]">
            <strong>In an emergency, call your local emergency number.</strong> Nobody reads this website in an
            emergency.
          </p>
        </section>
        <ActionForm id="log-out" action={logOutAction} className="no-print mt-8">
          <SubmitButton kind="secondary" size="portal" pendingText="Logging out…">
            Log out
          </SubmitButton>
        </ActionForm>
      </div>
    </footer>
  )
}
