import type { ReactNode } from 'react'
import { Card } from '@/components/portal/card'
import type { Cover } from '@/components/portal/cover'
import { DoctorName } from '@/components/portal/doctor-name'
import { LongDate } from '@/components/portal/long-date'
import { Phone } from '@/components/portal/phone'
import type { AssignmentType } from '@/lib/assignments/vocabulary'
import type { DoctorOfPatient } from '@/lib/doctors/queries'
import type { Clinic } from '@/lib/programme/clinic'
import { Explained } from '../explained'
import type { TreatingDoctor } from './care-team'
import { explainsSame, specialityMeans, specialityTerm } from './specialities'

/** `means`: what is no word of the glossary, and explained here only. */
const kindWords: Record<AssignmentType, { now: string; before: string; means?: string }> = {
  primary: {
    now: 'Your main doctor',
    before: 'Your main doctor at that time',
    means: 'looks after your treatment as a whole.',
  },
  consultant: { now: 'Consultant', before: 'Consultant', means: 'is a doctor who gives advice on your treatment.' },
  specialist: { now: 'Specialist', before: 'Specialist' },
}

/** One doctor: who, for what, since when, and the visits. `above`: the doctors before on the page. */
export function DoctorCard({
  doctor,
  above,
  cover,
  clinic,
}: {
  doctor: TreatingDoctor
  above: TreatingDoctor[]
  cover: Cover
  clinic: Clinic
}) {
  const { name, specialization, hospitalAffiliation, assignmentType, isActive, isDeleted, before } = doctor
  const isFirstOfKind = above.every((other) => other.assignmentType !== assignmentType)
  const isFirstOfSpeciality = above.every((other) => !explainsSame(other.specialization, specialization))
  return (
    <Card>
      <h3 className="text-2xl leading-snug font-semibold">
        <DoctorName name={name} />
      </h3>
      <p className="text-xl font-medium">{kindWords[assignmentType][isActive ? 'now' : 'before']}</p>
      {isFirstOfKind && <KindMeans type={assignmentType} />}
      {specialization && <Speciality name={specialization} explain={isFirstOfSpeciality} />}
      {hospitalAffiliation && (
        <p>
          <bdi>{hospitalAffiliation}</bdi>
        </p>
      )}
      {isDeleted && <p>No longer at this clinic.</p>}
      <dl className="mt-4 grid grid-cols-1 gap-3">
        <Fact name={isActive ? 'Treats you' : 'Treated you'}>
          <Period of={doctor} />
        </Fact>
        {before.map((earlier) => (
          <Fact key={earlier.assignmentId} name="Also treated you">
            <Period of={earlier} /> ({kindWords[earlier.assignmentType].before.toLowerCase()})
          </Fact>
        ))}
        <VisitDates doctor={doctor} isOver={!isActive} cover={cover} />
        {isActive && !isDeleted && <Reach clinic={clinic} />}
      </dl>
    </Card>
  )
}

/** The last and the next visit to one doctor, as far as the viewer sees visits. */
export function VisitDates({
  doctor: { lastVisitDate, nextVisitDate },
  isOver = false,
  cover,
}: {
  doctor: Pick<DoctorOfPatient, 'lastVisitDate' | 'nextVisitDate'>
  isOver?: boolean
  cover: Cover
}) {
  return (
    <>
      {cover.everything && (
        <Fact name="Last visit">
          {lastVisitDate ? <LongDate at={lastVisitDate} /> : isOver ? 'none in your record' : 'none yet'}
        </Fact>
      )}
      {cover.appointments && (nextVisitDate || !isOver) && (
        <Fact name="Next visit">{nextVisitDate ? <LongDate at={nextVisitDate} hour /> : 'none booked'}</Fact>
      )}
    </>
  )
}

/** The way to a doctor is the clinic's phone: a doctor's own number and address stay theirs. */
export function Reach({ clinic: { name, phone } }: { clinic: Clinic }) {
  return (
    <Fact name="How to reach them">
      {phone ? (
        <>
          Call {name ? <bdi>{name}</bdi> : 'your clinic'}: <Phone number={phone} />
        </>
      ) : (
        'Ask your clinic. You can also ask at your next visit.'
      )}
    </Fact>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** What a doctor knows best. `explain`: where the page names it first. */
export function Speciality({ name, explain }: { name: string; explain: boolean }) {
  const term = explain ? specialityTerm(name) : null
  const means = explain && !term ? specialityMeans(name) : null
  if (term)
    return (
      <div className="mb-3">
        <bdi>{name}</bdi>
        <Explained terms={[term]} />
      </div>
    )
  if (!means)
    return (
      <p>
        <bdi>{name}</bdi>
      </p>
    )
  return (
    <p>
      <dfn className="not-italic">
        <bdi>{name}</bdi>
      </dfn>
      : {means}
    </p>
  )
}

function KindMeans({ type }: { type: AssignmentType }) {
  const { means } = kindWords[type]
  if (!means)
    return type === 'specialist' ? (
      <div className="mb-3">
        <Explained terms={[type]} />
      </div>
    ) : null
  const word = type === 'primary' ? 'main doctor' : type
  return (
    <p className="mb-2 text-muted">
      A <dfn className="font-semibold not-italic">{word}</dfn> {means}
    </p>
  )
}

/** "since 3 May 2024", or from when until when. */
function Period({ of: { isActive, assignmentDate, endedAt } }: { of: DoctorOfPatient }) {
  const since = <LongDate at={assignmentDate} />
  if (isActive) return <>since {since}</>
  return (
    <>
      from {since}
      {endedAt ? (
        <>
          {' '}
          until <LongDate at={endedAt} />
        </>
      ) : (
        '. The end is not written down'
      )}
    </>
  )
}
