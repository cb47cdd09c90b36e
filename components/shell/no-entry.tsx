import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { PlainPage } from './plain-page'

/** Why somebody may not see a page, and where they can go. */
export function NoEntry({ tools, foot }: { tools?: ReactNode; foot?: ReactNode }) {
  return (
    <PlainPage title="This page is not for your role" tools={tools} foot={foot}>
      <p className="mb-6">
        This part of Substantia belongs to people with another role. You did nothing wrong. If you need it for your
        work, ask an administrator.
      </p>
      {/* eslint-disable-next-line @next/next/no-html-link-for-pages -- this page comes along with every other, and its link would bring the router */}
      <a href="/" className={buttonClass('primary', 'portal')}>
        Go to my start page
      </a>
    </PlainPage>
  )
}
