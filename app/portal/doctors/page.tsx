import type { Metadata } from 'next'
import { Card, CardList, NothingYet } from '@/components/portal/card'
import { coverOf, type Cover } from '@/components/portal/cover'
import { DoctorName } from '@/components/portal/doctor-name'
import { PortalLink } from '@/components/portal/portal-link'
import { PortalPage, PortalSection } from '@/components/portal/portal-page'
import { requireViewer } from '@/lib/auth/viewer'
import { listMyVisits } from '@/lib/consultations/my-visits'
import { asViewer } from '@/lib/db/scope'
import { listDoctorsOfPatient } from '@/lib/doctors/queries'
import { getClinic, type Clinic } from '@/lib/programme/clinic'
import { seenDoctors, toCareTeam, type SeenDoctor, type TreatingDoctor } from './care-team'
import { DoctorCard, Reach, Speciality, VisitDates } from './doctor-card'
import { explainsSame } from './specialities'

export const metadata: Metadata = { title: 'My doctors' }

export default async function PortalDoctorsPage() {
  const viewer = await requireViewer('patient')
  const cover = coverOf(viewer)
  const { doctors, visits, clinic } = await asViewer(viewer, async (scope) => ({
    doctors: await listDoctorsOfPatient(scope, viewer.patientId),
    visits: cover.appointments ? await listMyVisits(scope, viewer.patientId) : [],
    clinic: await getClinic(scope),
  }))
  const team = toCareTeam(doctors)
  const seen = seenDoctors(visits, doctors, new Date())
  const shown = { cover, clinic }

  return (
    <PortalPage title="My doctors" about={<p>Who treats you now, and who treated you before.</p>}>
      <PortalSection id="now" title="Your doctors now">
        {team.now.length > 0 ? (
          <Doctors doctors={team.now} {...shown} />
        ) : (
          <NoDoctor hasOthers={team.before.length + seen.length > 0} />
        )}
      </PortalSection>
      {team.before.length > 0 && (
        <PortalSection id="before" title="Doctors who treated you before">
          <Doctors doctors={team.before} explained={team.now} {...shown} />
        </PortalSection>
      )}
      {seen.length > 0 && (
        <PortalSection id="seen" title="Other doctors you have visits with">
          <SeenDoctors doctors={seen} explained={[...team.now, ...team.before]} {...shown} />
        </PortalSection>
      )}
      {cover.self && (
        <p className="no-print mt-10">
          <PortalLink href="/portal/corrections/new?about=doctors">Something is wrong here</PortalLink>
        </p>
      )}
    </PortalPage>
  )
}

type Shown = { cover: Cover; clinic: Clinic }

/** `explained`: the doctors further up on the page, whose kind and speciality need no second explanation. */
function Doctors({
  doctors,
  explained = [],
  cover,
  clinic,
}: Shown & { doctors: TreatingDoctor[]; explained?: TreatingDoctor[] }) {
  return (
    <CardList>
      {doctors.map((doctor, place) => (
        <li key={doctor.assignmentId}>
          <DoctorCard
            doctor={doctor}
            above={[...explained, ...doctors.slice(0, place)]}
            cover={cover}
            clinic={clinic}
          />
        </li>
      ))}
    </CardList>
  )
}

function SeenDoctors({
  doctors,
  explained,
  cover,
  clinic,
}: Shown & { doctors: SeenDoctor[]; explained: TreatingDoctor[] }) {
  return (
    <>
      <p className="mb-4 max-w-[66ch]">
        They saw you, or will see you, without being one of your own doctors. For example at an urgent visit.
      </p>
      <CardList>
        {doctors.map((doctor, place) => (
          <li key={doctor.doctorId}>
            <Card>
              <h3 className="text-2xl leading-snug font-semibold">
                <DoctorName name={doctor.name} />
              </h3>
              <p className="text-xl font-medium">{seenWords(doctor)}</p>
              {doctor.specialization && (
                <Speciality
                  name={doctor.specialization}
                  explain={[...explained, ...doctors.slice(0, place)].every(
                    ({ specialization }) => !explainsSame(specialization, doctor.specialization),
                  )}
                />
              )}
              <dl className="mt-4 grid grid-cols-1 gap-3">
                <VisitDates doctor={doctor} cover={cover} />
                <Reach clinic={clinic} />
              </dl>
            </Card>
          </li>
        ))}
      </CardList>
    </>
  )
}

/** What kind of doctor this is to the patient. */
function seenWords({ lastVisitDate, nextVisitDate }: SeenDoctor) {
  if (!lastVisitDate) return 'Will see you, and is not one of your own doctors'
  return nextVisitDate
    ? 'Saw you and will see you again, without being your own doctor'
    : 'Saw you, without being your own doctor'
}

function NoDoctor({ hasOthers }: { hasOthers: boolean }) {
  return (
    <NothingYet title={hasOthers ? 'No doctor is named for you right now.' : 'No doctor is named for you yet.'}>
      <p>
        When your clinic names a doctor for you, you will see here who it is. Do you need a doctor now? Ask your clinic.
      </p>
    </NothingYet>
  )
}
