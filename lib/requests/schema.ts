import * as z from 'zod'
import { idText, optionalText, versionNumber } from '@/lib/forms/text'
import { errorClasses } from '@/lib/report-queue/vocabulary'
import { reportTypes } from '@/lib/reports/vocabulary'

const priority = z.coerce
  .number({ error: 'Choose a priority.' })
  .int('Choose a priority.')
  .min(-100, 'Choose a priority.')
  .max(100, 'Choose a priority.')
const reportType = z.enum(reportTypes, { error: 'Choose who the report is for.' })

/** Chosen by who asks: asking twice under one key is asking once. */
const requestKey = z
  .string()
  .regex(/^[\w-]{8,100}$/, 'A key has 8 to 100 letters, digits, hyphens or underlines.')
  .optional()

export const requestReportInput = z
  .object({ sessionId: optionalText(520), patientId: optionalText(520), reportType, priority, requestKey })
  .refine(({ sessionId, patientId }) => sessionId !== null || patientId !== null, {
    path: ['patientId'],
    error: 'Name the patient, or the session the report is to be about.',
  })
export type RequestReportInput = z.infer<typeof requestReportInput>

/** A doctor asks for a patient of theirs, by id: for one session, or for everything known. */
export const requestOfPatientInput = z.object({
  patientId: idText,
  sessionId: optionalText(200),
  reportType,
  requestKey,
})
export type RequestOfPatientInput = z.infer<typeof requestOfPatientInput>

export const retryClassInput = z.object({
  errorClass: z.enum([...errorClasses, 'unknown'], {
    error: 'Choose what went wrong with those that are to be tried again.',
  }),
})
export type RetryClassInput = z.infer<typeof retryClassInput>

export const requestStepInput = z.object({ id: idText, version: versionNumber })
export type RequestStepInput = z.infer<typeof requestStepInput>

export const setPriorityInput = z.object({ id: idText, version: versionNumber, priority })
export type SetPriorityInput = z.infer<typeof setPriorityInput>

export const bulkRequestInput = z.object({ reportType, priority })
export const bulkPriorityInput = z.object({ priority })
export const nothingAsked = z.object({})
