import * as z from 'zod'
import { ticked } from '@/lib/forms/choices'
import { wholeNumber } from '@/lib/forms/money'
import { stages, type Stage } from '@/lib/predictions/vocabulary'

/**
 * What a clinician measured at a visit. Totals of the MDS-UPDRS parts only (Goetz et al., Movement Disorders 2008;23:2129):
 * the texts of its items belong to the Movement Disorder Society.
 */
export type MeasuredAtVisit = {
  hoehnYahrStage: Stage | null
  part1: number | null
  part2: number | null
  part3: number | null
  part4: number | null
  medicationState: 'on' | 'off' | null
  hoursSinceLastDose: number | null
  deepBrainStimulation: 'none' | 'on' | 'off' | null
  conclusion: 'parkinsons-disease' | 'not-parkinsons-disease' | null
  /** The patient was told. */
  patientKnows: boolean
}

/** What the examination itself found. */
export type Measured = Omit<MeasuredAtVisit, 'patientKnows'>

export const partLimits = { part1: 52, part2: 52, part3: 132, part4: 24 } as const
export type Part = keyof typeof partLimits
export const parts = ['part1', 'part2', 'part3', 'part4'] as const
export const partLabels: Record<Part, string> = {
  part1: 'part I',
  part2: 'part II',
  part3: 'part III',
  part4: 'part IV',
}

const empty = (value: unknown) => (value === '' || value === undefined ? null : value)
const choice = <Value extends string>(values: readonly [Value, ...Value[]], message: string) =>
  z.preprocess(empty, z.enum(values, { error: message }).nullable())
const part = (name: Part) =>
  wholeNumber({
    what: `the ${partLabels[name].toLowerCase().replace('part', 'MDS-UPDRS part')}`,
    least: 0,
    most: partLimits[name],
  })

const hours = z
  .string()
  .max(40)
  .optional()
  .transform((text, context): number | null => {
    const given = text?.normalize('NFKC').trim().replace(',', '.') ?? ''
    if (given === '') return null
    if (/^\d{1,3}(\.\d)?$/.test(given) && Number(given) <= 240) return Number(given)
    context.addIssue({
      code: 'custom',
      message: 'Enter the hours since the last dose as a number up to 240, such as 2.5.',
    })
    return z.NEVER
  })

export const assessmentFields = {
  hoehnYahrStage: z.preprocess(
    empty,
    z.coerce
      .number({ error: 'Choose a Hoehn and Yahr stage.' })
      .nullable()
      .refine((stage): stage is Stage | null => stage === null || stages.some((one) => one === stage), {
        error: 'Choose a Hoehn and Yahr stage of the list.',
      }),
  ),
  part1: part('part1'),
  part2: part('part2'),
  part3: part('part3'),
  part4: part('part4'),
  medicationState: choice(['on', 'off'], 'Choose ON or OFF.'),
  hoursSinceLastDose: hours,
  deepBrainStimulation: choice(['none', 'on', 'off'], 'Choose what the stimulation does.'),
  conclusion: choice(['parkinsons-disease', 'not-parkinsons-disease'], 'Choose a conclusion of the list.'),
  patientKnows: ticked(),
}

export const conclusionLabels = {
  'parkinsons-disease': 'Parkinson’s disease',
  'not-parkinsons-disease': 'Not Parkinson’s disease',
} as const

/** Whether an examination says anything; the state one is in says nothing by itself. */
export function saysAnything(given: Measured) {
  const { hoehnYahrStage, part1, part2, part3, part4, conclusion } = given
  return [hoehnYahrStage, part1, part2, part3, part4, conclusion].some((value) => value !== null)
}

/** The total of all four parts; null unless each of them was taken. */
export function totalOf({ part1, part2, part3, part4 }: Pick<MeasuredAtVisit, Part>): number | null {
  if (part1 === null || part2 === null || part3 === null || part4 === null) return null
  return part1 + part2 + part3 + part4
}
