import type { Stay } from './care-team.ts'
import { day, month, year } from './clock.ts'
import { drawLife, illnesses, type Life } from './life.ts'
import type { Doctor, Programme } from './programme.ts'

/** The person behind the demo account for patients: six and a half years of Parkinson's disease, slowly worse. */
export function demoPatientLife(programme: Programme): Life {
  const { now } = programme
  return {
    ...drawLife(programme, 0, yearsEnrolled),
    name: { full: 'Elena García Moreno', family: 'García Moreno', language: 'es', sex: 'female' },
    gender: 'female',
    born: now - 68.3 * year,
    left: null,
    hasParkinsons: true,
    course: [
      { stage: 1, since: now - 7.6 * year },
      { stage: 1.5, since: now - 6.1 * year },
      { stage: 2, since: now - 5.2 * year },
      { stage: 2.5, since: now - 1.3 * year },
    ],
    slope: 2.4,
    side: 'right',
    illnesses: illnesses.filter(({ name }) => name === 'High blood pressure'),
    prefersAgonist: true,
    modelBias: 1, // every scan of hers is positive
    hasAccount: true,
    knowsBirthday: true,
    comesToVisits: true,
    nextVisit: now + 3 * day,
  }
}

/** First another doctor, now the demo doctor; one opinion given, one specialist still at it. */
export function demoPatientStays([current, former, adviser, specialist]: readonly Doctor[], now: number): Stay[] {
  if (!current || !former || !adviser || !specialist) return []
  const registered = now - yearsEnrolled * year
  const handedOver = now - 3.1 * year
  return [
    {
      doctor: former,
      type: 'primary',
      from: registered,
      until: handedOver,
      endReason: 'Handed over within the clinic',
      notes: 'Referred by the family doctor because of tremor',
    },
    {
      doctor: current,
      type: 'primary',
      from: handedOver,
      until: null,
      endReason: null,
      notes: `Taken over from ${former.name}`,
    },
    {
      doctor: adviser,
      type: 'consultant',
      from: now - 4.4 * year,
      until: now - 4 * year,
      endReason: 'Opinion given',
      notes: 'Second opinion before a change of treatment',
    },
    {
      doctor: specialist,
      type: 'specialist',
      from: now - 5 * month,
      until: null,
      endReason: null,
      notes: 'Speech and swallowing',
    },
  ]
}

const yearsEnrolled = 6.6
