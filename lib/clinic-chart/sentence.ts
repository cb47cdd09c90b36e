import { binaryResultLabels } from '@/lib/predictions/vocabulary'
import type { AssessmentMark, ModelMark, Shown } from './progression'

type Words = { month: (at: Date) => string; day: (at: Date) => string; share: (share: number) => string }

/** What the progression shows, for whoever cannot see it and whoever wants it short. `words` says dates in the clinic's zone. */
export function progressionSentence(shown: Shown, words: Words): string {
  return [
    stageSentence(shown, words),
    modelSentence(shown.models, words),
    scoreSentence(shown.assessments, words),
    markSentence(shown),
  ]
    .filter(Boolean)
    .join(' ')
}

/** "Stage 2 since March 2024, before that 1.5." One stage said twice in a row is one stage; a conclusion can end it. */
function stageSentence({ stages, heldBefore }: Shown, { month }: Words): string {
  const said = [...(heldBefore ? [heldBefore] : []), ...stages]
  const runs = said.filter(({ stage }, index) => said[index - 1]?.stage !== stage)
  const last = runs.at(-1)
  if (!last) return 'No clinician has recorded a stage in this time.'
  const before = runs.at(-2)
  if (last.stage === null) {
    const concluded = `No stage since ${month(last.at)}, when a clinician concluded that it is not Parkinson’s disease`
    return before ? `${concluded}; before that stage ${before.stage}.` : `${concluded}.`
  }
  const since = `Stage ${last.stage} since ${month(last.at)}`
  if (!before) return `${since}.`
  return `${since}, before that ${before.stage ?? 'not Parkinson’s disease'}.`
}

function modelSentence(models: ModelMark[], { month, share }: Words): string {
  const last = models.at(-1)
  if (!last) return 'No model results.'
  const said = last.stage === null ? binaryResultLabels[last.result].toLowerCase() : `stage ${last.stage}`
  const sure = last.confidence === null ? '' : ` with ${share(last.confidence)} confidence`
  const reviewed = last.verdict === null ? 'not reviewed' : verdictWords[last.verdict]
  const which =
    models.length === 1 ? 'One model result' : sentenceCase(`${counted(models.length, 'model result')}, the last`)
  return `${which} of ${month(last.at)}: ${said}${sure}, ${reviewed}.`
}

export const verdictWords = {
  agreed: 'a clinician agreed',
  disagreed: 'a clinician disagreed',
  'not-usable': 'a clinician found it not usable',
} as const

function scoreSentence(assessments: AssessmentMark[], { month }: Words): string {
  const totals = assessments.filter(({ total }) => total !== null)
  const motors = assessments.filter(({ motor }) => motor !== null)
  const [name, scores, key] =
    totals.length > 0 ? (['total', totals, 'total'] as const) : (['part III', motors, 'motor'] as const)
  const last = scores.at(-1)
  if (!last) return ''
  const before = scores.filter(({ state, id }) => state === last.state && id !== last.id).at(-1)
  const state = last.state ? ` ${last.state.toUpperCase()}` : ''
  const change = before ? `, ${difference((last[key] ?? 0) - (before[key] ?? 0))} than in ${month(before.at)}` : ''
  return `MDS-UPDRS ${name} ${last[key]}${state} in ${month(last.at)}${change}.`
}

function difference(points: number): string {
  if (points === 0) return 'no different'
  return `${Math.abs(points)} ${points > 0 ? 'more' : 'fewer'}`
}

function markSentence({ visits, scans, medications }: Shown): string {
  const parts = [
    counted(visits.length, 'visit'),
    counted(scans.length, 'scan'),
    counted(medications.length, 'change of medication', 'changes of medication'),
  ]
  return `${sentenceCase(parts.slice(0, 2).join(', '))} and ${parts[2]}.`
}

const numbers = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

function counted(count: number, one: string, many = `${one}s`): string {
  return `${numbers[count] ?? count} ${count === 1 ? one : many}`
}

function sentenceCase(text: string) {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
