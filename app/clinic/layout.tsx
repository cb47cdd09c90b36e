import type { Metadata } from 'next'
import { ConsoleShell } from '@/components/shell/console-shell'
import { getAppearance } from '@/lib/appearance/queries'
import { currentViewer } from '@/lib/auth/session'
import { clinicNav } from './clinic-nav'

export const metadata: Metadata = { title: { default: 'Clinic', template: '%s · Clinic · Substantia' } }

/** Navigation only: every page asks for its viewer itself. */
export default async function ClinicLayout({ children }: LayoutProps<'/clinic'>) {
  const viewer = await currentViewer()
  return (
    <ConsoleShell
      place="Clinic"
      name={viewer ? `Dr ${viewer.name}` : ''}
      nav={clinicNav}
      appearance={await getAppearance()}
    >
      {children}
    </ConsoleShell>
  )
}
