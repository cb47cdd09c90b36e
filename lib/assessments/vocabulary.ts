import type { Stage } from '@/lib/predictions/vocabulary'

/** Whether what the patient takes was working at the examination, as the clinician judged. */
export const medicationStates = ['on', 'off'] as const
export type MedicationState = (typeof medicationStates)[number]

export const stimulationStates = ['none', 'on', 'off'] as const
export type StimulationState = (typeof stimulationStates)[number]

export const conclusions = ['parkinsons-disease', 'not-parkinsons-disease'] as const
export type Conclusion = (typeof conclusions)[number]

export const medicationStateLabels: Record<MedicationState, string> = { on: 'ON', off: 'OFF' }
export const stimulationStateLabels: Record<StimulationState, string> = {
  none: 'None implanted',
  on: 'Switched on',
  off: 'Switched off',
}
export const conclusionLabels: Record<Conclusion, string> = {
  'parkinsons-disease': 'Parkinson’s disease',
  'not-parkinsons-disease': 'Not Parkinson’s disease',
}

/**
 * The parts of the MDS-UPDRS with the range of each total: 13, 13, 33 and 6 scores of 0 to 4 (Goetz et al., Movement
 * Disorders 2008;23:2129). Totals only; the texts of the items belong to the Movement Disorder Society.
 */
export const updrsParts = [
  { field: 'mdsUpdrsPart1', number: 'I', about: 'Non-motor experiences of daily living', most: 52 },
  { field: 'mdsUpdrsPart2', number: 'II', about: 'Motor experiences of daily living', most: 52 },
  { field: 'mdsUpdrsPart3', number: 'III', about: 'Motor examination', most: 132 },
  { field: 'mdsUpdrsPart4', number: 'IV', about: 'Motor complications', most: 24 },
] as const

export const mostHoursSinceLastDose = 240

/** What each stage of the modified scale stands for, in few words (after Goetz et al., Movement Disorders 2004;19:1020). */
export const stageMeanings: Record<Stage, string> = {
  0: 'no signs',
  1: 'one side',
  1.5: 'one side and the trunk',
  2: 'both sides, balance kept',
  2.5: 'both sides, recovers when pulled',
  3: 'balance impaired, independent',
  4: 'severe, walks or stands unaided',
  5: 'wheelchair or bed unless helped',
}
