import type { AssessmentMark, MedicationMark, ModelMark, Shown } from '@/lib/clinic-chart/progression'
import { markOf } from '@/lib/clinic-chart/progression'
import { verdictWords } from '@/lib/clinic-chart/sentence'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatMoment } from '@/lib/format/dates'
import { formatShare } from '@/lib/format/numbers'
import { binaryResultLabels } from '@/lib/predictions/vocabulary'

const by = ({ by: name }: { by: string | null }) => (name ? ` by ${doctorTitle(name)}` : '')
const state = ({ state: given }: AssessmentMark) => (given ? ` (${given.toUpperCase()})` : '')

/** What each kind of mark says: on hovering, and in the table. */
export const markWords = {
  stage: ({ stage }: { stage: number }) => `Hoehn and Yahr stage ${stage}`,
  assessment: (one: AssessmentMark) =>
    [
      one.stage !== null && `stage ${one.stage}`,
      one.total !== null && `MDS-UPDRS total ${one.total}${state(one)}`,
      one.motor !== null && `part III ${one.motor}${state(one)}`,
      one.conclusion === 'parkinsons-disease' && 'concluded: Parkinson’s disease',
      one.conclusion === 'not-parkinsons-disease' && 'concluded: not Parkinson’s disease',
    ]
      .filter(Boolean)
      .join(', '),
  model: ({ stage, result, confidence, verdict }: ModelMark) =>
    [
      binaryResultLabels[result].toLowerCase(),
      stage !== null && `stage ${stage}`,
      confidence !== null && `confidence ${formatShare(confidence)}`,
      verdict ? verdictWords[verdict] : 'not reviewed',
    ]
      .filter(Boolean)
      .join(', '),
  medication: ({ change, name, dose }: MedicationMark) => `${name}, ${dose}: ${change}`,
}

export type Row = { at: Date; mark: string; what: string; says: string; who: string }

/** Everything of the chart as rows, the latest first. */
export function rowsOf({ assessments, models, visits, scans, medications }: Shown): Row[] {
  const rows: Row[] = [
    ...assessments.map((one) => ({
      at: one.at,
      mark: markOf.assessment(one),
      what: 'Assessment by a clinician',
      says: markWords.assessment(one) || 'a note only',
      who: one.by ? doctorTitle(one.by) : '',
    })),
    ...models.map((one) => ({
      at: one.at,
      mark: markOf.model(one),
      what: 'Model result',
      says: markWords.model(one),
      who: one.modelVersion ? `model ${one.modelVersion}` : 'a model',
    })),
    ...visits.map((one) => ({
      at: one.at,
      mark: markOf.visit(one),
      what: 'Visit',
      says: '',
      who: one.by ? doctorTitle(one.by) : '',
    })),
    ...scans.map((one) => ({ at: one.at, mark: markOf.scan(one), what: 'Scan', says: 'MRI', who: '' })),
    ...medications.map((one) => ({
      at: one.at,
      mark: markOf.medication(one),
      what: 'Medication',
      says: markWords.medication(one),
      who: one.by ? doctorTitle(one.by) : '',
    })),
  ]
  return rows.sort((one, other) => other.at.getTime() - one.at.getTime())
}

/** One line for hovering: when, what, by whom. */
export function hover(one: { at: Date; by: string | null }, says: string) {
  return `${formatMoment(one.at)}: ${says}${by(one)}`
}
