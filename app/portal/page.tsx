import { Appointment, NoAppointment } from '@/components/portal/appointment'
import { CardLink, CardList } from '@/components/portal/card'
import { openRequests } from '@/components/portal/open-requests'
import { PortalLink } from '@/components/portal/portal-link'
import { PortalPage, PortalSection } from '@/components/portal/portal-page'
import { requireViewer } from '@/lib/auth/viewer'
import { getNextAppointment } from '@/lib/consultations/queries'
import { asViewer } from '@/lib/db/scope'
import { listReportsBeingChecked, listReportsOfPatient, listRequestsOfPatient } from '@/lib/reports/queries'
import { News } from './news'

export default async function PortalPageHome() {
  const viewer = await requireViewer('patient')
  const { appointment, reports, requests, checked } = await asViewer(viewer, async (scope) => ({
    appointment: await getNextAppointment(scope, viewer.patientId),
    reports: await listReportsOfPatient(scope, viewer.patientId),
    requests: await listRequestsOfPatient(scope, viewer.patientId),
    checked: await listReportsBeingChecked(scope),
  }))
  const now = new Date()
  const open = openRequests(requests, { readable: new Set(reports.map(({ id }) => id)), checked: new Set(checked) })

  return (
    <PortalPage
      title={
        <>
          Hello, <bdi>{viewer.name}</bdi>
        </>
      }
    >
      <div className="mt-8">
        <PortalSection id="next" title="Your next appointment">
          {appointment ? <Appointment appointment={appointment} now={now} /> : <NoAppointment />}
          {appointment && (
            <p className="mt-4">
              <PortalLink href="/portal/consultations" kind="main">
                See all my appointments
              </PortalLink>
            </p>
          )}
        </PortalSection>
        <PortalSection id="new" title="New for you">
          <News reports={reports} open={open} now={now} />
        </PortalSection>
        <PortalSection id="pages" title="Your record">
          <Pages />
        </PortalSection>
      </div>
    </PortalPage>
  )
}

/** One card for each question somebody comes with. */
function Pages() {
  return (
    <CardList>
      <li>
        <CardLink href="/portal/timeline" title="My timeline">
          What happened, and when.
        </CardLink>
      </li>
      <li>
        <CardLink href="/portal/doctors" title="My doctors">
          Who treats you, and who did before.
        </CardLink>
      </li>
      <li>
        <CardLink href="/portal/reports" title="My reports">
          What you can read, and what is being written.
        </CardLink>
      </li>
      <li>
        <CardLink href="/portal/consultations" title="My consultations">
          Your visits: the next ones and the past ones.
        </CardLink>
      </li>
      <li>
        <CardLink href="/portal/statistics" title="My numbers">
          How many visits and scans, and what they mean.
        </CardLink>
      </li>
    </CardList>
  )
}
