import * as z from 'zod'
import { givenText, idText, versionNumber } from '@/lib/forms/text'
import { mergeChoices, type MergeField } from './vocabulary'

const choice = z.enum(mergeChoices, { error: 'Choose one of the two records.' }).default('kept')

const choices = {
  name: choice,
  dateOfBirth: choice,
  ageReported: choice,
  gender: choice,
  phone: choice,
  email: choice,
  address: choice,
  emergencyContactName: choice,
  emergencyContactPhone: choice,
  insuranceInfo: choice,
  allergies: choice,
  medicalHistory: choice,
  currentMedications: choice,
  primaryDoctor: choice,
} satisfies Record<MergeField | 'primaryDoctor', z.ZodType>

export const mergeInput = z.object({
  keptId: idText,
  mergedId: idText,
  keptVersion: versionNumber,
  mergedVersion: versionNumber,
  ...choices,
  reason: givenText('Say how you know that these are the same person.', 1000),
})
export type MergeInput = z.infer<typeof mergeInput>

export const chooseMergeInput = z.object({
  keptId: idText,
  mergedId: z.string({ error: 'Choose the other record.' }).trim().min(1, 'Choose the other record.').max(400),
})
export type ChooseMergeInput = z.infer<typeof chooseMergeInput>

export const unmergeInput = z.object({ mergeId: idText })
export const duplicatePairInput = z.object({ firstId: idText, secondId: idText })
export type DuplicatePairInput = z.infer<typeof duplicatePairInput>
export const noInput = z.object({})

export const mergeAddress = z.object({ with: idText.optional().catch(undefined) })
export const duplicatesAddress = z.object({
  dismissed: z.literal('1').optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
})
