'use client'
import { PortalLink } from '@/components/portal/portal-link'
import { PortalPage } from '@/components/portal/portal-page'

/** A page of the portal that broke, inside its frame: the places to go and the help below stay where they are. */
export default function PortalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <PortalPage
      title="This page could not be shown"
      about={
        <>
          <p>Something went wrong on our side. Nothing you saved is lost. Your record is safe.</p>
          {error.digest && (
            <p>
              If it happens again, call your clinic and tell them this number:{' '}
              <span className="font-mono">{error.digest}</span>.
            </p>
          )}
        </>
      }
    >
      <p className="flex flex-wrap gap-4">
        <PortalLink href="" kind="main">
          Try again
        </PortalLink>
        <PortalLink href="/portal">Go to my start page</PortalLink>
      </p>
    </PortalPage>
  )
}
