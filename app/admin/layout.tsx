import type { Metadata } from 'next'
import { ConsoleShell } from '@/components/shell/console-shell'
import { getAppearance } from '@/lib/appearance/queries'
import { currentViewer } from '@/lib/auth/session'
import { adminNav } from './admin-nav'

export const metadata: Metadata = { title: { default: 'Console', template: '%s · Console · Substantia' } }

/** Navigation only: every page asks for its viewer itself. */
export default async function AdminLayout({ children }: LayoutProps<'/admin'>) {
  const viewer = await currentViewer()
  return (
    <ConsoleShell place="Console" name={viewer?.name ?? ''} nav={adminNav} appearance={await getAppearance()}>
      {children}
    </ConsoleShell>
  )
}
