import { Appointment, NoAppointment } from '@/components/portal/appointment'
import { coverOf, type Cover } from '@/components/portal/cover'
import { openRequests } from '@/components/portal/open-requests'
import { PortalLink } from '@/components/portal/portal-link'
import { PortalPage, PortalSection } from '@/components/portal/portal-page'
import { requireViewer } from '@/lib/auth/viewer'
import { getMyNextVisit, type MyVisit } from '@/lib/consultations/my-visits'
import { asViewer, type Scope } from '@/lib/db/scope'
import type { PatientViewer } from '@/lib/db/viewer'
import { listMyNews } from '@/lib/my-news/queries'
import { getClinic, type Clinic } from '@/lib/programme/clinic'
import { listReportsBeingChecked, listReportsOfPatient, listRequestsOfPatient } from '@/lib/reports/queries'
import { listOpenQuestions } from '@/lib/visit-questions/queries'
import { News } from './news'
import { newsItems } from './news-items'
import { Pages } from './pages'

/** Answers "what now?": the next visit, what to do before it, and what is new. The rest of the record comes after. */
export default async function PortalPageHome() {
  const viewer = await requireViewer('patient')
  const cover = coverOf(viewer)
  const { visit, questions, clinic, ...found } = await asViewer(viewer, (scope) => whatNow(scope, viewer, cover))
  const titles = viewer.helping ? titlesForHelper : titlesForPatient
  const now = new Date()

  return (
    <PortalPage title={<Greeting viewer={viewer} />} about={viewer.helping && <MayDo {...viewer.helping} />}>
      <div className={viewer.helping ? undefined : 'mt-5'}>
        {cover.appointments && (
          <PortalSection id="next" title={titles.next}>
            {visit ? (
              <NextVisit visit={visit} questions={questions} cover={cover} clinic={clinic} now={now} />
            ) : (
              <NoAppointment />
            )}
          </PortalSection>
        )}
        <PortalSection id="new" title={titles.news}>
          <News items={newsItems({ ...found, now })} />
        </PortalSection>
        <PortalSection id="pages" title={titles.record}>
          <Pages cover={cover} />
        </PortalSection>
      </div>
    </PortalPage>
  )
}

const titlesForPatient = { next: 'Your next appointment', news: 'New for you', record: 'Your record' }
/** To a daughter her mother's appointment is not hers. */
const titlesForHelper = { next: 'The next appointment', news: 'What is new', record: 'The record' }

function Greeting({ viewer: { name, helping } }: { viewer: PatientViewer }) {
  return helping ? (
    <>
      For <bdi>{helping.patientName}</bdi>
    </>
  ) : (
    <>
      Hello, <bdi>{name}</bdi>
    </>
  )
}

/** What somebody who helps may do here, said once; whose pages these are stands above each of them. */
function MayDo({ mayWrite }: Pick<NonNullable<PatientViewer['helping']>, 'mayWrite'>) {
  return <p>{mayWrite ? 'You may also write questions for the next visit.' : 'You can read, and change nothing.'}</p>
}

async function whatNow(scope: Scope, { patientId }: PatientViewer, cover: Cover) {
  const reports = cover.reports ? await listReportsOfPatient(scope, patientId) : []
  const requests = cover.reports ? await listRequestsOfPatient(scope, patientId) : []
  const checked = cover.reports ? await listReportsBeingChecked(scope) : []
  const questions = cover.everything ? await listOpenQuestions(scope, patientId) : []
  return {
    visit: cover.appointments ? await getMyNextVisit(scope, patientId) : null,
    clinic: await getClinic(scope),
    reports,
    // of visits; asked for nobody who sees none, or the patient would read that they had been looked at
    news: cover.appointments ? await listMyNews(scope, patientId) : [],
    open: openRequests(requests, { readable: new Set(reports.map(({ id }) => id)), checked: new Set(checked) }),
    questions: questions.filter(({ forNextVisit }) => forNextVisit).length,
  }
}

/** When and where, and the two things that are done before. */
function NextVisit({
  visit,
  questions,
  cover,
  clinic,
  now,
}: {
  visit: MyVisit
  questions: number
  cover: Cover
  clinic: Clinic
  now: Date
}) {
  return (
    <Appointment appointment={visit} now={now} clinic={clinic}>
      <PortalLink href="/portal/consultations" kind="main">
        Get ready for this visit
      </PortalLink>
      {cover.writes && (
        <PortalLink href="/portal/consultations/questions">
          {questions === 0 ? 'Write down a question' : `My questions for this visit: ${questions}`}
        </PortalLink>
      )}
    </Appointment>
  )
}
