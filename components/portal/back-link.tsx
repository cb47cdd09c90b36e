import { PortalLink } from './portal-link'

/** The way back, at the same place of every page that lies below another. */
export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <p className="no-print mt-10">
      <PortalLink href={href}>{children}</PortalLink>
    </p>
  )
}
