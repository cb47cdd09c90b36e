import type { Metadata, Route } from 'next'
import { SessionFrame } from '@/components/account/session-frame'
import { UndoBar } from '@/components/changes/undo-bar'
import { ConsoleTools } from '@/components/keyboard/console-tools'
import { Bell } from '@/components/notices/bell'
import { PaletteHost } from '@/components/palette/palette-host'
import { ConsoleShell } from '@/components/shell/console-shell'
import type { NavCount, NavItem } from '@/components/shell/nav-links'
import { rememberedOperation } from '@/lib/actions/operation'
import { getAppearance } from '@/lib/appearance/queries'
import { currentSession } from '@/lib/auth/session'
import { getOperation, type OperationDetails } from '@/lib/changes/queries'
import { asViewer } from '@/lib/db/scope'
import type { Viewer } from '@/lib/db/viewer'
import { listPinnedViews } from '@/lib/lists/pinned-views'
import { countOpenDuplicates } from '@/lib/merges/queries'
import { countUnread } from '@/lib/notices/queries'
import { environmentName } from '@/lib/system/machine'
import { adminNav } from './admin-nav'
import { pinnedItems } from './pinned-items'

export const metadata: Metadata = { title: { default: 'Console', template: '%s · Console · Substantia' } }

/** Navigation and what was just done: every page asks for its viewer itself. */
export default async function AdminLayout({ children }: LayoutProps<'/admin'>) {
  const session = await currentSession()
  const { operation, pinned, duplicates, notices } = await readFrame(session?.viewer ?? null)
  return (
    <SessionFrame session={session} look="console">
      <ConsoleShell
        place="Console"
        name={session?.viewer.name ?? ''}
        nav={adminNav(pinned, duplicates)}
        appearance={await getAppearance()}
        environment={environmentName(session?.holdsDemoData ?? false)}
        bell={notices && <Bell href={'/admin/notices' as Route} asksAgain {...notices} />}
        search={<PaletteHost />}
      >
        {children}
        {operation && <UndoBar operation={operation} />}
        <ConsoleTools />
      </ConsoleShell>
    </SessionFrame>
  )
}

const mostCounted = 99

type Frame = {
  operation: OperationDetails | null
  pinned?: NavItem[]
  duplicates?: NavCount
  notices?: { unread: number; countedAt: number }
}

/** What the frame says beside the page, in one go: it stays while one goes from page to page. */
async function readFrame(viewer: Viewer | null): Promise<Frame> {
  if (viewer?.role !== 'admin' || viewer.mustChangePassword) return { operation: null }
  const id = await rememberedOperation()
  const { operation, views, count, unread } = await asViewer(viewer, async (scope) => ({
    operation: id ? await getOperation(scope, id) : null,
    views: await listPinnedViews(scope),
    count: await countOpenDuplicates(scope, mostCounted),
    unread: await countUnread(scope),
  }))
  const isOwn = operation?.actorUserId === viewer.userId && !operation.undoneBy
  const digits = count > mostCounted ? `${mostCounted}+` : String(count)
  const words = count === 1 ? '1 pair to decide' : `${digits} pairs to decide`
  return {
    operation: isOwn ? operation : null,
    pinned: await pinnedItems(viewer, views),
    duplicates: count > 0 ? { digits, words } : undefined,
    notices: { unread, countedAt: Date.now() },
  }
}
