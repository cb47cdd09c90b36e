import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Appointment, NoAppointment } from '@/components/portal/appointment'
import { CardLink, CardList, NothingYet } from '@/components/portal/card'
import { coverOf } from '@/components/portal/cover'
import { Folded } from '@/components/portal/folded'
import { groupInOrder } from '@/components/portal/group-in-order'
import { PortalLink } from '@/components/portal/portal-link'
import { PortalPage, PortalSection } from '@/components/portal/portal-page'
import { requireViewer } from '@/lib/auth/viewer'
import { getMyNextVisit, listMyVisits, type MyVisit } from '@/lib/consultations/my-visits'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { getClinic } from '@/lib/programme/clinic'
import { listOpenQuestions } from '@/lib/visit-questions/queries'
import { Meaning } from '../explained'
import { GetReady } from './get-ready'
import { sortVisits, type VisitWithTerms } from './sort-visits'
import { Visit } from './visit'

export const metadata: Metadata = { title: 'My consultations' }

const atOnce = 4

export default async function PortalConsultationsPage() {
  const viewer = await requireViewer('patient')
  const cover = coverOf(viewer)
  if (!cover.appointments) notFound()
  const { next, visits, clinic, questions } = await asViewer(viewer, async (scope) => ({
    next: await getMyNextVisit(scope, viewer.patientId),
    visits: await listMyVisits(scope, viewer.patientId),
    clinic: await getClinic(scope),
    questions: cover.everything ? await listOpenQuestions(scope, viewer.patientId) : [],
  }))
  const now = new Date()
  const { later, cancelled, past } = sortVisits(visits, next, now)

  return (
    <PortalPage title="My consultations" about={<Meaning term="consultation" />}>
      <PortalSection id="next" title="Your next appointment">
        {next ? (
          <div className="grid grid-cols-1 gap-4">
            <Appointment appointment={next} now={now} clinic={clinic}>
              <CalendarFile visit={next} kind="main" />
            </Appointment>
            <GetReady visit={next} clinic={clinic} />
          </div>
        ) : (
          <NoAppointment />
        )}
      </PortalSection>
      <Prepare
        questions={cover.everything ? questions.filter(({ forNextVisit }) => forNextVisit).length : null}
        self={cover.self}
      />
      {later.length > 0 && (
        <PortalSection id="later" title="After that">
          <CardList>
            {later.map((visit) => (
              <li key={visit.id}>
                <Appointment appointment={visit} now={now} clinic={clinic}>
                  <CalendarFile visit={visit} />
                </Appointment>
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
      {cover.everything && (
        <PortalSection id="past" title="Your visits until now">
          {past.length > 0 ? <PastVisits visits={past} /> : <NoVisits />}
        </PortalSection>
      )}
    </PortalPage>
  )
}

/** `questions`: how many there are for the next visit; null for whom they are not meant. */
function Prepare({ questions, self }: { questions: number | null; self: boolean }) {
  if (questions === null && !self) return null
  return (
    <PortalSection id="prepare" title="Get ready">
      <CardList>
        {questions !== null && (
          <li>
            <CardLink href="/portal/consultations/questions" title="Questions I want to ask">
              {questionWords(questions)} Your doctors can read them before your visit.
            </CardLink>
          </li>
        )}
        {self && (
          <li>
            <CardLink href="/portal/consultations/calendar" title="Appointments in my own calendar">
              On your phone or computer, and always up to date.
            </CardLink>
          </li>
        )}
      </CardList>
    </PortalSection>
  )
}

function questionWords(count: number) {
  if (count === 0) return 'You have not written one down yet.'
  return count === 1 ? 'You have one question for your next visit.' : `You have ${count} questions for your next visit.`
}

function CalendarFile({ visit, kind }: { visit: MyVisit; kind?: 'main' }) {
  return (
    <PortalLink href={`/api/portal/appointments/${encodeURIComponent(visit.id)}`} kind={kind}>
      Put it into my calendar
    </PortalLink>
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
