import type { ReactNode } from 'react'
import { ComfortTools } from '@/components/comfort/comfort-tools'
import { PlainPage } from '@/components/shell/plain-page'
import { HelpSection } from '@/components/shell/portal-footer'
import { getAppearance } from '@/lib/appearance/queries'
import { getHelp } from '@/lib/programme/queries'

/** A page by itself, with the size of letters above it and whom to ask below: both in the same place on each of them. */
export async function HelpedPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <PlainPage
      title={title}
      tools={<ComfortTools current={await getAppearance()} more="/comfort" />}
      foot={<HelpSection help={await getHelp()} />}
    >
      {children}
    </PlainPage>
  )
}
