import * as z from 'zod'
import { clinicZone } from '@/lib/format/dates'
import { ticked } from '@/lib/forms/choices'
import { momentText } from '@/lib/forms/dates'
import { wholeNumber } from '@/lib/forms/money'
import { idText, optionalText, requiredText, versionNumber } from '@/lib/forms/text'
import { stages } from '@/lib/predictions/vocabulary'
import { conclusions, medicationStates, mostHoursSinceLastDose, stimulationStates, updrsParts } from './vocabulary'

const stageTexts = stages.map(String)
const hoursMessage = `Enter the hours since the last dose as a number, such as 2.5, at most ${mostHoursSinceLastDose}.`

/** A Hoehn and Yahr stage from a list; left empty it is null. */
export const optionalStage = z
  .string()
  .optional()
  .refine((text) => !text || stageTexts.includes(text), { error: 'Choose a stage from the list.' })
  .transform((text) => (text ? Number(text) : null))

/** One of a closed set; left empty it is null. */
export function optionalChoice<const Values extends readonly [string, ...string[]]>(values: Values, what: string) {
  return z
    .enum(values, { error: `Choose ${what} from the list.` })
    .optional()
    .transform((value) => value ?? null)
}

const total = (part: (typeof updrsParts)[number]) =>
  wholeNumber({ what: `the total of part ${part.number}`, least: 0, most: part.most })

const hours = z
  .string()
  .max(40, hoursMessage)
  .optional()
  .transform((text, context): number | null => {
    const given = text?.normalize('NFKC').trim().replace(',', '.') ?? ''
    if (given === '') return null
    const number = /^\d{1,3}(\.\d)?$/.test(given) ? Number(given) : Number.NaN
    if (number <= mostHoursSinceLastDose) return number
    context.addIssue({ code: 'custom', message: hoursMessage })
    return z.NEVER
  })

const fields = {
  assessedAt: momentText(clinicZone, {
    what: 'when you examined the patient',
    earliest: '1950-01-01',
    latest: 'today',
  }).refine((moment) => moment.getTime() <= Date.now() + 5 * 60_000, {
    error: 'This time is still to come. Enter when you examined the patient.',
  }),
  hoehnYahrStage: optionalStage,
  mdsUpdrsPart1: total(updrsParts[0]),
  mdsUpdrsPart2: total(updrsParts[1]),
  mdsUpdrsPart3: total(updrsParts[2]),
  mdsUpdrsPart4: total(updrsParts[3]),
  medicationState: optionalChoice(medicationStates, 'ON or OFF'),
  hoursSinceLastDose: hours,
  deepBrainStimulation: optionalChoice(stimulationStates, 'a state of the stimulation'),
  conclusion: optionalChoice(conclusions, 'a conclusion'),
  /** The patient was told, and may read it in their own record. */
  patientKnows: ticked(),
  note: optionalText(4000),
}

type Findings = {
  [Field in (typeof updrsParts)[number]['field']]: number | null
} & { hoehnYahrStage: number | null; conclusion: string | null; note: string | null }

const saysSomething = {
  check: ({ hoehnYahrStage, conclusion, note, ...rest }: Findings) =>
    [hoehnYahrStage, conclusion, note, ...updrsParts.map(({ field }) => rest[field])].some((value) => value !== null),
  say: { path: ['hoehnYahrStage'], error: 'Enter what you found: a stage, a total, a conclusion or a note.' },
}
export const noStageWithoutDisease = {
  check: ({ hoehnYahrStage, conclusion }: Pick<Findings, 'hoehnYahrStage' | 'conclusion'>) =>
    conclusion !== 'not-parkinsons-disease' || !hoehnYahrStage,
  say: {
    path: ['hoehnYahrStage'],
    error:
      'A stage is of Parkinson’s disease, and you conclude that it is not this. Leave the stage, or change the conclusion.',
  },
}

export const recordAssessmentInput = z
  .object({ ...fields, patientId: idText, consultationId: optionalText(200) })
  .refine(saysSomething.check, saysSomething.say)
  .refine(noStageWithoutDisease.check, noStageWithoutDisease.say)
export type RecordAssessmentInput = z.infer<typeof recordAssessmentInput>

export const editAssessmentInput = z
  .object({ ...fields, id: idText, version: versionNumber })
  .refine(saysSomething.check, saysSomething.say)
  .refine(noStageWithoutDisease.check, noStageWithoutDisease.say)
export type EditAssessmentInput = z.infer<typeof editAssessmentInput>

export const withdrawAssessmentInput = z.object({
  id: idText,
  reason: requiredText('why the assessment is withdrawn', 1000),
})
export type WithdrawAssessmentInput = z.infer<typeof withdrawAssessmentInput>
