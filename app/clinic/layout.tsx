import type { Metadata } from 'next'
import { SessionFrame } from '@/components/account/session-frame'
import { UnsavedHost } from '@/components/drafts/unsaved-host'
import { ConsoleShell } from '@/components/shell/console-shell'
import { getAppearance } from '@/lib/appearance/queries'
import { currentSession } from '@/lib/auth/session'
import { environmentName } from '@/lib/system/machine'
import { clinicNav } from './clinic-nav'

export const metadata: Metadata = { title: { default: 'Clinic', template: '%s · Clinic · Substantia' } }

/** Navigation only: every page asks for its viewer itself. */
export default async function ClinicLayout({ children }: LayoutProps<'/clinic'>) {
  const session = await currentSession()
  const viewer = session?.viewer
  return (
    <SessionFrame session={session} look="console">
      <ConsoleShell
        place="Clinic"
        name={viewer ? `Dr ${viewer.name}` : ''}
        nav={clinicNav}
        appearance={await getAppearance()}
        environment={environmentName(session?.holdsDemoData ?? false)}
      >
        {children}
        <UnsavedHost />
      </ConsoleShell>
    </SessionFrame>
  )
}
