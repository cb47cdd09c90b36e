import { PlainPage } from '@/components/shell/plain-page'
import { LinkButton } from '@/components/ui/button'

/** 404: nothing here, or nothing here for this person; the two look the same on purpose. */
export default function NotFound() {
  return (
    <PlainPage title="There is nothing here">
      <p className="mb-6">
        What you are looking for does not exist, has moved, or is not yours to see. Check the address, or start again
        from your start page.
      </p>
      <LinkButton href="/" kind="primary" size="portal">
        Go to my start page
      </LinkButton>
    </PlainPage>
  )
}
