import type { Metadata, Route } from 'next'
import { SessionFrame } from '@/components/account/session-frame'
import { ClinicTools } from '@/components/keyboard/clinic-tools'
import { Bell } from '@/components/notices/bell'
import { ConsoleShell } from '@/components/shell/console-shell'
import { OfflineBar } from '@/components/ui/offline-bar'
import { getAppearance } from '@/lib/appearance/queries'
import { currentSession } from '@/lib/auth/session'
import { asViewer } from '@/lib/db/scope'
import type { Viewer } from '@/lib/db/viewer'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { countUnread } from '@/lib/notices/queries'
import { environmentName } from '@/lib/system/machine'
import { clinicNav } from './clinic-nav'

export const metadata: Metadata = { title: { default: 'Clinic', template: '%s · Clinic · Substantia' } }

/** Navigation and how much there is unread: every page asks for its viewer itself. */
export default async function ClinicLayout({ children }: LayoutProps<'/clinic'>) {
  const session = await currentSession()
  const viewer = session?.viewer
  const notices = await readNotices(viewer ?? null)
  return (
    <SessionFrame session={session} look="console">
      <ConsoleShell
        place="Clinic"
        name={viewer ? doctorTitle(viewer.name) : ''}
        nav={clinicNav}
        appearance={await getAppearance()}
        environment={environmentName(session?.holdsDemoData ?? false)}
        bell={notices && <Bell href={'/clinic/notices' as Route} asksAgain={!viewer?.previewedBy} {...notices} />}
      >
        {children}
        <ClinicTools />
        <OfflineBar />
      </ConsoleShell>
    </SessionFrame>
  )
}

async function readNotices(viewer: Viewer | null): Promise<{ unread: number; countedAt: number } | null> {
  if (viewer?.role !== 'doctor' || viewer.mustChangePassword) return null
  return { unread: await asViewer(viewer, countUnread), countedAt: Date.now() }
}
