import type { Metadata } from 'next'
import { Appointment, NoAppointment } from '@/components/portal/appointment'
import { CardList, NothingYet } from '@/components/portal/card'
import { Meaning } from '@/components/portal/explained'
import { Folded } from '@/components/portal/folded'
import { groupInOrder } from '@/components/portal/group-in-order'
import { PortalPage, PortalSection } from '@/components/portal/portal-page'
import { requireViewer } from '@/lib/auth/viewer'
import { getNextAppointment, listConsultationsOfPatient } from '@/lib/consultations/queries'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { sortVisits, type VisitWithTerms } from './sort-visits'
import { Visit } from './visit'

export const metadata: Metadata = { title: 'My consultations' }

const atOnce = 4

export default async function PortalConsultationsPage() {
  const viewer = await requireViewer('patient')
  const { next, consultations } = await asViewer(viewer, async (scope) => ({
    next: await getNextAppointment(scope, viewer.patientId),
    consultations: await listConsultationsOfPatient(scope, viewer.patientId),
  }))
  const now = new Date()
  const { later, cancelled, past } = sortVisits(consultations, next, now)

  return (
    <PortalPage title="My consultations" about={<Meaning term="consultation" />}>
      <PortalSection id="next" title="Your next appointment">
        {next ? <Appointment appointment={next} now={now} /> : <NoAppointment />}
      </PortalSection>
      {later.length > 0 && (
        <PortalSection id="later" title="After that">
          <CardList>
            {later.map((visit) => (
              <li key={visit.id}>
                <Appointment appointment={visit} now={now} />
              </li>
            ))}
          </CardList>
        </PortalSection>
      )}
      {cancelled.length > 0 && (
        <PortalSection id="cancelled" title="Cancelled appointments">
          <Visits visits={cancelled} />
        </PortalSection>
      )}
      <PortalSection id="past" title="Your visits until now">
        {past.length > 0 ? <PastVisits visits={past} /> : <NoVisits />}
      </PortalSection>
    </PortalPage>
  )
}

/** The newest ones at once; the others by year, each year behind one press. */
function PastVisits({ visits }: { visits: VisitWithTerms[] }) {
  const years = groupInOrder(visits.slice(atOnce), ({ visit }) => yearOf(visit.consultationDate))
  return (
    <div className="grid grid-cols-1 gap-4">
      <Visits visits={visits.slice(0, atOnce)} />
      {years.map(({ label, items }) => (
        <Folded key={label} summary={`Show ${items.length === 1 ? '1 visit' : `${items.length} visits`} from ${label}`}>
          <Visits visits={items} />
        </Folded>
      ))}
    </div>
  )
}

function Visits({ visits }: { visits: VisitWithTerms[] }) {
  return (
    <CardList>
      {visits.map(({ visit, terms }) => (
        <li key={visit.id}>
          <Visit visit={visit} terms={terms} />
        </li>
      ))}
    </CardList>
  )
}

function NoVisits() {
  return (
    <NothingYet title="You had no visit yet.">
      <p>After each visit you can read here what the doctor found and what was prescribed.</p>
    </NothingYet>
  )
}

/** The year in the clinic's time zone, as it stands at the end of "March 2024". */
function yearOf(moment: Date) {
  return formatMoment(moment, 'month').split(' ').at(-1) ?? ''
}
