import type { Metadata } from 'next'
import { SessionFrame } from '@/components/account/session-frame'
import { UndoBar } from '@/components/changes/undo-bar'
import { ConsoleTools } from '@/components/keyboard/console-tools'
import { PaletteHost } from '@/components/palette/palette-host'
import { ConsoleShell } from '@/components/shell/console-shell'
import { rememberedOperation } from '@/lib/actions/operation'
import { getAppearance } from '@/lib/appearance/queries'
import { currentSession, currentViewer } from '@/lib/auth/session'
import { getOperation } from '@/lib/changes/queries'
import { asViewer } from '@/lib/db/scope'
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
        nav={adminNav}
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

async function LastOperation() {
  const viewer = await currentViewer()
  const id = await rememberedOperation()
  if (!id || viewer?.role !== 'admin' || viewer.mustChangePassword) return null
  const operation = await asViewer(viewer, (scope) => getOperation(scope, id))
  if (!operation || operation.actorUserId !== viewer.userId || operation.undoneBy) return null
  return <UndoBar operation={operation} />
}
