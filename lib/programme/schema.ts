import * as z from 'zod'
import { optionalText, requiredText, versionNumber } from '@/lib/forms/text'
import { releaseRules } from './vocabulary'

function wholeNumber(what: string, least: number, most: number) {
  const message = `Enter ${what} as a whole number from ${least.toLocaleString('en-GB')} to ${most.toLocaleString('en-GB')}.`
  return z
    .string({ error: message })
    .trim()
    .regex(/^\d{1,6}$/, message)
    .transform(Number)
    .refine((value) => value >= least && value <= most, message)
}

export const saveProgrammeInput = z
  .object({
    version: versionNumber,
    automaticReports: z.enum(['yes', 'no'], { error: 'Choose whether reports are asked for automatically.' }),
    automaticReportsBy: optionalText(520),
    releaseRule: z.enum(releaseRules, { error: 'Choose when patients may read their reports.' }),
    releaseAfterHours: wholeNumber('the hours', 1, 8760),
    lowConfidencePercent: wholeNumber('the confidence', 0, 100),
    unseenMonths: wholeNumber('the months', 1, 120),
    helpPhone: optionalText(40).refine(
      (phone) => phone === null || /^[+\d][\d\s()/.-]*$/.test(phone),
      'Enter the phone number in digits, such as +44 113 496 0000, or leave it empty.',
    ),
    helpHours: optionalText(200),
    address: optionalText(500),
    clinicName: optionalText(120),
    visitAdvice: optionalText(2000),
    travelAdvice: optionalText(2000),
    remoteAdvice: optionalText(2000),
  })
  .refine(({ automaticReports, automaticReportsBy }) => automaticReports === 'no' || automaticReportsBy !== null, {
    path: ['automaticReportsBy'],
    error: 'Name the account under whose rights they are made.',
  })
export type SaveProgrammeInput = z.infer<typeof saveProgrammeInput>

export const pauseQueueInput = z.object({ reason: requiredText('the reason, which others will read', 500) })
export type PauseQueueInput = z.infer<typeof pauseQueueInput>

export const nothingAsked = z.object({})
