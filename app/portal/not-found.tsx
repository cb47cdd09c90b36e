import { PortalLink } from '@/components/portal/portal-link'
import { PortalPage } from '@/components/portal/portal-page'

/** 404 inside the portal: nothing here, or nothing here for this person; the two look the same on purpose. */
export default function PortalNotFound() {
  return (
    <PortalPage
      title="There is nothing here"
      about={<p>This page does not exist, or it is not yours to see. You did nothing wrong.</p>}
    >
      <PortalLink href="/portal" kind="main">
        Go to my start page
      </PortalLink>
    </PortalPage>
  )
}
