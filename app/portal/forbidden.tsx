import { PortalLink } from '@/components/portal/portal-link'
import { PortalPage } from '@/components/portal/portal-page'
import { currentViewer } from '@/lib/auth/session'

/**
 * 403 inside the portal. Mostly somebody who helps, at a page that is the patient's alone; also somebody of the clinic. Made
 * along with every page of the portal, so it asks for nothing that the frame has not asked for.
 */
export default async function PortalForbidden() {
  const viewer = await currentViewer()
  const isPatient = viewer?.role === 'patient'
  return (
    <PortalPage
      title={isPatient ? 'Only the person you help can open this page' : 'This page is for patients'}
      about={
        <>
          <p>
            {isPatient
              ? 'A few pages are the patient’s own, whoever helps them. You did nothing wrong.'
              : 'These pages are for patients, and for people who help them. You did nothing wrong.'}
          </p>
          {isPatient && <p>If something has to be done here, the person can do it after logging in.</p>}
        </>
      }
    >
      <PortalLink href={isPatient ? '/portal' : '/'} kind="main">
        {isPatient ? 'Go to the start page' : 'Go to my start page'}
      </PortalLink>
    </PortalPage>
  )
}
