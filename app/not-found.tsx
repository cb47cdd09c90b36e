import { ComfortTools } from '@/components/comfort/comfort-tools'
import { HelpLink } from '@/components/shell/help-link'
import { PlainPage } from '@/components/shell/plain-page'
import { buttonClass } from '@/components/ui/button-class'
import { getAppearance } from '@/lib/appearance/queries'

/**
 * 404: nothing here, or nothing here for this person; the two look the same on purpose. Made along with every page there
 * is, so it asks the database nothing.
 */
export default async function NotFound() {
  return (
    <PlainPage
      title="There is nothing here"
      tools={<ComfortTools current={await getAppearance()} more="/comfort" />}
      foot={<HelpLink />}
    >
      <p className="mb-6">
        What you are looking for does not exist, has moved, or is not yours to see. Check the address, or start again
        from your start page.
      </p>
      {/* eslint-disable-next-line @next/next/no-html-link-for-pages -- this page comes along with every other, and its link would bring the router */}
      <a href="/" className={buttonClass('primary', 'portal')}>
        Go to my start page
      </a>
    </PlainPage>
  )
}
