import type { ConsultationType } from '@/lib/consultations/vocabulary'
import type { Gender } from '@/lib/patients/vocabulary'
import type { BinaryResult, PredictionType } from '@/lib/predictions/vocabulary'
import type { FileType, ProcessingStatus } from '@/lib/scans/vocabulary'

/*
 * Everything a report is made from, as plain JSON: what is read once under the rights of who asked, hashed, and read and
 * hashed again before the report is published. Moments are ISO texts, calendar dates "2026-03-02".
 */
export type ReportInput = {
  kind: 'doctor' | 'patient'
  about: 'session' | 'patient'
  language: string
  timeZone: string
  /** When it was read. The only part that is no content: the hash leaves it out. */
  asOf: string
  isDemo: boolean
  patient: PatientFacts
  session: { id: string; createdAt: string } | null
  scan: ScanFacts | null
  /** What the model says and nobody has corrected. */
  prediction: ModelResult | null
  review: Review | null
  /** Below which confidence the programme takes the model for not sure, 0 to 1. */
  lowConfidence: number
  clinician: { stage: ClinicianStage | null; conclusion: ClinicianConclusion | null }
  /** Stages and results until now, oldest first. */
  history: EarlierResult[]
  medications: CurrentMedication[]
  /** Medication as the old system kept it: one text. */
  medicationNote: string | null
  /** Visits that took place, newest first. */
  consultations: PastVisit[]
  nextVisit: { at: string; type: ConsultationType; doctor: string } | null
  /** Entered or agreed by a clinician; nothing a program thought of. */
  recommendations: { text: string; by: string; at: string }[]
  /** Who treats the patient, the primary doctor first. */
  doctors: string[]
}

export type PatientFacts = {
  id: string
  name: string
  dateOfBirth: string | null
  ageReported: number | null
  ageReportedAt: string | null
  gender: Gender | null
  allergies: string | null
}

export type ScanFacts = {
  id: string
  filename: string | null
  fileType: FileType | null
  fileSize: number | null
  dimensions: string | null
  uploadedAt: string
  processingStatus: ProcessingStatus
  image: SliceImage | null
}
export type SliceImage = { sha256: string; format: 'png' | 'jpeg'; byteSize: number }

export type ModelResult = {
  id: string
  type: PredictionType
  result: BinaryResult
  /** Hoehn and Yahr. */
  stage: number | null
  /** 0 to 1, as are the next two. */
  confidence: number | null
  binaryConfidence: number | null
  stageConfidence: number | null
  modelVersion: string | null
  madeAt: string
  versionNumber: number
  correctionReason: string | null
  enteredByHand: boolean
  /** What its makers say it is not good for, when the result says so. */
  limits: string[]
}

export const reviewVerdicts = ['agreed', 'disagreed', 'not-usable'] as const
export type Review = { verdict: (typeof reviewVerdicts)[number]; reason: string | null; by: string; at: string }

export type ClinicianStage = { stage: number; by: string; at: string; medicationState: 'on' | 'off' | null }
export type ClinicianConclusion = {
  conclusion: 'parkinsons-disease' | 'not-parkinsons-disease'
  by: string
  at: string
}

export type EarlierResult = {
  at: string
  by: 'model' | 'clinician'
  /** The model's; null for what a clinician said. */
  result: BinaryResult | null
  /** Of a clinician null: concluded that it is not this disease, which ends the stage from before. */
  stage: number | null
  /** Version of the model, or the name of the clinician. */
  from: string | null
  confidence: number | null
  /** A clinician found that the result cannot be used, so that it counts nowhere. */
  isUnusable: boolean
}

export type CurrentMedication = {
  name: string
  dose: string
  /** "07:00" */
  times: string[]
  asNeeded: boolean
  instructions: string | null
  startedOn: string | null
  prescriber: string | null
}

export type PastVisit = {
  at: string
  type: ConsultationType
  doctor: string
  complaint: string | null
  assessment: string | null
  plan: string | null
  /** Written here and not signed by its author; what came from the old system was never signed here. */
  isDraft: boolean
}

/** Who a type of report is written for. */
export function kindOf(reportType: string): ReportInput['kind'] {
  return reportType === 'patient' || reportType === 'patient_friendly' ? 'patient' : 'doctor'
}
