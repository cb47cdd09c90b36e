import { year } from './clock.ts'
import { drawCourse, drawSlope, type StagePeriod } from './disease.ts'
import { drawName, type Name } from './names.ts'
import type { Programme } from './programme.ts'
import { Random } from './random.ts'
import type { Gender } from './rows.ts'

/** What is true of a person, whatever the record says of it. Moments in milliseconds since 1970. */
export type Life = {
  name: Name
  gender: Gender
  born: number
  /** Came to the programme; and left it, where that is over. */
  registered: number
  left: number | null
  leavingReason: string
  hasParkinsons: boolean
  course: readonly StagePeriod[]
  /** Points of the motor score a year. */
  slope: number
  side: 'right' | 'left'
  /** What a clinician finds in a person without Parkinson's disease. */
  otherCondition: OtherCondition
  illnesses: readonly Illness[]
  prefersAgonist: boolean
  /** Minutes by which this person's day is earlier or later than others'. */
  clockShift: number
  /**
   * How much more, or less, than others like them this person's scans look like the disease, in standard deviations.
   */
  modelBias: number
  hasAccount: boolean
  knowsBirthday: boolean
  comesToVisits: boolean
  /** Where the next appointment must be near a given day. */
  nextVisit: number | null
}

export type OtherCondition = (typeof otherConditions)[number][0]
type Illness = (typeof illnesses)[number]

/** Chronic illnesses of that age, each with its medicine, so that history and medicines agree. */
export const illnesses = [
  { name: 'High blood pressure', medicine: 'Amlodipine 5 mg', times: ['08:00'], share: 0.34 },
  { name: 'Type 2 diabetes', medicine: 'Metformin 500 mg', times: ['08:00', '19:00'], share: 0.13 },
  { name: 'High cholesterol', medicine: 'Atorvastatin 20 mg', times: ['21:30'], share: 0.22 },
  { name: 'Underactive thyroid', medicine: 'Levothyroxine 75 micrograms', times: ['06:30'], share: 0.09 },
  { name: 'Atrial fibrillation', medicine: 'Apixaban 5 mg', times: ['08:00', '20:00'], share: 0.07 },
  { name: 'Depression', medicine: 'Sertraline 50 mg', times: ['09:00'], share: 0.12 },
  { name: 'Reflux', medicine: 'Omeprazole 20 mg', times: ['07:30'], share: 0.11 },
] as const

/** `yearsEnrolled` where it is not to be drawn. */
export function drawLife(programme: Programme, index: number, yearsEnrolled?: number): Life {
  const random = new Random(programme.seed, index, 1)
  const hasParkinsons = random.chance(0.475)
  const enrolled = yearsEnrolled ?? drawEnrolment(random, programme)
  const registered = programme.now - enrolled * year
  // Age at the first symptoms N(61, 9.5), cut at 30 and 88; the others come for screening at about the same age.
  const ageAtOnset = Math.max(30, Math.min(88, random.normal(61, 9.5)))
  const lag = hasParkinsons ? Math.min(0.4 + random.exponential(1.5), 9) : random.between(0, 3)
  const onset = registered - lag * year
  const isMan = random.chance(1.4 / 2.4) // 1.4 men to a woman
  const stays = hasParkinsons ? random.exponential(22) : 0.5 + random.exponential(random.chance(0.25) ? 0.8 : 18)
  const left = registered + stays * year
  return {
    name: drawName(random, isMan ? 'male' : 'female'),
    gender: random.chance(0.004) ? 'other' : isMan ? 'male' : 'female',
    born: Math.max(onset - ageAtOnset * year, programme.now - 97 * year),
    registered,
    left: left < programme.now ? left : null,
    leavingReason: random.weighted(hasParkinsons ? patientLeaves : screenedLeaves),
    hasParkinsons,
    course: hasParkinsons ? drawCourse(random, onset, programme.now) : [],
    slope: drawSlope(random),
    side: random.pick(['right', 'left']),
    otherCondition: random.weighted(otherConditions),
    illnesses: illnesses.filter(({ share }) => random.chance(share)),
    prefersAgonist: random.chance(0.25),
    clockShift: random.integer(-2, 3) * 15,
    modelBias: random.normal(0, 0.6),
    hasAccount: random.chance(0.6),
    knowsBirthday: random.chance(0.8),
    comesToVisits: random.chance(0.97),
    nextVisit: null,
  }
}

/** An exponential cut at the longest, not clipped: nobody came on the very first day more than on any other. */
function drawEnrolment(random: Random, { enrolment: { meanYears, mostYears } }: Programme): number {
  const years = random.exponential(meanYears)
  return years - Math.floor(years / mostYears) * mostYears
}

const otherConditions = [
  ['No movement disorder', 44],
  ['Essential tremor', 24],
  ['Drug-induced parkinsonism', 8],
  ['Vascular parkinsonism', 7],
  ['Dystonic tremor', 5],
  ['Functional tremor', 5],
  ['Depression with slowing', 7],
] as const

const patientLeaves = [
  ['Moved away; care continues elsewhere', 5],
  ['Did not return for follow-up', 3],
  ['Care taken over by a geriatric clinic', 3],
  ['Patient asked to leave the programme', 1],
] as const

const screenedLeaves = [
  ['Discharged to the family doctor', 7],
  ['Screening finished, no follow-up needed', 4],
  ['Did not return for follow-up', 2],
  ['Patient asked to leave the programme', 1],
] as const
