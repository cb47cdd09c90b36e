import type { Metadata } from 'next'
import { ComfortTools } from '@/components/comfort/comfort-tools'
import { NoEntry } from '@/components/shell/no-entry'
import { HelpSection } from '@/components/shell/portal-footer'
import { getAppearance } from '@/lib/appearance/queries'
import { getHelp } from '@/lib/programme/queries'

export const metadata: Metadata = { title: 'Not for your role' }

export default async function AccessDeniedPage() {
  return (
    <NoEntry
      tools={<ComfortTools current={await getAppearance()} more="/comfort" />}
      foot={<HelpSection help={await getHelp()} />}
    />
  )
}
