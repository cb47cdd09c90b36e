import {
  conclusionLabels,
  conclusions,
  medicationStateLabels,
  medicationStates,
  stageMeanings,
  stimulationStateLabels,
  stimulationStates,
} from '@/lib/assessments/vocabulary'
import { optionsOf } from '@/lib/forms/options'
import { stages } from '@/lib/predictions/vocabulary'

/** The modified Hoehn and Yahr scale, each stage with what it stands for. */
export function stageOptions(none: string) {
  return [
    { value: '', label: none },
    ...stages.map((stage) => ({ value: String(stage), label: `${stage} · ${stageMeanings[stage]}` })),
  ]
}

export const conclusionOptions = [{ value: '', label: 'None drawn today' }, ...optionsOf(conclusions, conclusionLabels)]
export const medicationStateOptions = [
  { value: '', label: 'Not recorded' },
  ...optionsOf(medicationStates, medicationStateLabels),
]
export const stimulationOptions = [
  { value: '', label: 'Not recorded' },
  ...optionsOf(stimulationStates, stimulationStateLabels),
]
