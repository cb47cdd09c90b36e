import { conclusionLabels, partLabels, parts, totalOf, type Measured } from '@/lib/consultations/note-assessment'

const stimulation = {
  none: 'no deep brain stimulation',
  on: 'deep brain stimulation on',
  off: 'deep brain stimulation off',
}

/** What was measured, in the order of the form; nothing for what was not. */
export function measuredWords(measured: Measured): [name: string, value: string][] {
  const { hoehnYahrStage, medicationState, hoursSinceLastDose, deepBrainStimulation, conclusion } = measured
  const total = totalOf(measured)
  const state = [
    medicationState && medicationState.toUpperCase(),
    hoursSinceLastDose !== null && `${hoursSinceLastDose} hours since the last dose`,
    deepBrainStimulation && stimulation[deepBrainStimulation],
  ].filter(Boolean)
  const words: [string, string | null][] = [
    ['Hoehn and Yahr stage', hoehnYahrStage === null ? null : String(hoehnYahrStage)],
    ...parts.map((part): [string, string | null] => [
      `MDS-UPDRS ${partLabels[part]}`,
      measured[part] === null ? null : String(measured[part]),
    ]),
    ['MDS-UPDRS total', total === null ? null : String(total)],
    ['State', state.length > 0 ? state.join(', ') : null],
    ['Conclusion', conclusion && conclusionLabels[conclusion]],
  ]
  return words.filter((pair): pair is [string, string] => pair[1] !== null)
}
