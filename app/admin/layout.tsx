import type { Metadata } from 'next'
import { SessionFrame } from '@/components/account/session-frame'
import { UndoBar } from '@/components/changes/undo-bar'
import { ConsoleTools } from '@/components/keyboard/console-tools'
import { PaletteHost } from '@/components/palette/palette-host'
import { ConsoleShell } from '@/components/shell/console-shell'
import type { NavCount } from '@/components/shell/nav-links'
import { rememberedOperation } from '@/lib/actions/operation'
import { getAppearance } from '@/lib/appearance/queries'
import { currentSession, currentViewer } from '@/lib/auth/session'
import { getOperation } from '@/lib/changes/queries'
import { asViewer } from '@/lib/db/scope'
import type { Viewer } from '@/lib/db/viewer'
import { countOpenDuplicates } from '@/lib/merges/queries'
import { adminNav } from './admin-nav'

export const metadata: Metadata = { title: { default: 'Console', template: '%s · Console · Substantia' } }

/** Navigation and what was just done: every page asks for its viewer itself. */
export default async function AdminLayout({ children }: LayoutProps<'/admin'>) {
  const session = await currentSession()
  const viewer = session?.viewer
  return (
    <SessionFrame session={session} look="console">
      <ConsoleShell
        place="Console"
        name={viewer?.name ?? ''}
        nav={adminNav(await waitingDuplicates(viewer))}
        appearance={await getAppearance()}
        search={<PaletteHost />}
      >
        {children}
        <LastOperation />
        <ConsoleTools />
      </ConsoleShell>
    </SessionFrame>
  )
}

const mostCounted = 99

/** Read with the frame, which stays while one goes from page to page: no page waits for it twice. */
async function waitingDuplicates(viewer: Viewer | null): Promise<NavCount | undefined> {
  if (viewer?.role !== 'admin' || viewer.mustChangePassword) return undefined
  const count = await asViewer(viewer, (scope) => countOpenDuplicates(scope, mostCounted))
  if (count === 0) return undefined
  const digits = count > mostCounted ? `${mostCounted}+` : String(count)
  return { digits, words: count === 1 ? '1 pair to decide' : `${digits} pairs to decide` }
}

async function LastOperation() {
  const viewer = await currentViewer()
  const id = await rememberedOperation()
  if (!id || viewer?.role !== 'admin' || viewer.mustChangePassword) return null
  const operation = await asViewer(viewer, (scope) => getOperation(scope, id))
  if (!operation || operation.actorUserId !== viewer.userId || operation.undoneBy) return null
  return <UndoBar operation={operation} />
}
