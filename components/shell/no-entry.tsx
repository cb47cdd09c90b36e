import { LinkButton } from '@/components/ui/button'
import { PlainPage } from './plain-page'

/** Why somebody may not see a page, and where they can go. */
export function NoEntry() {
  return (
    <PlainPage title="This page is not for your role">
      <p className="mb-6">
        This part of Substantia belongs to people with another role. Whoever is logged in and tries it is written down,
        as every visit is. If you need it for your work, ask an administrator.
      </p>
      <LinkButton href="/" kind="primary" size="portal">
        Go to my start page
      </LinkButton>
    </PlainPage>
  )
}
