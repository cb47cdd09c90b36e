import { doctorTitle } from '@/lib/doctors/vocabulary'

/** What a part of the record is called by whom it is about. What is not here is said as "your record". */
export const partWords: Record<string, string> = {
  patients: 'your name and address',
  patient_statistics: 'your numbers',
  patient_timeline: 'your timeline',
  consultations: 'your visits',
  consultation_amendments: 'your visits',
  clinical_assessments: 'what your doctors found',
  patient_medications: 'your medicines',
  medical_reports: 'your reports',
  report_status: 'reports being made for you',
  report_holds: 'your reports',
  mri_scans: 'your scans',
  mri_scan_blobs: 'your scans',
  predictions: 'what the computer said about your scans',
  prediction_reviews: 'what the computer said about your scans',
  doctor_patient_assignments: 'who treats you',
  sessions: 'your scans',
  visit_questions: 'your questions for the next visit',
  audit_events: 'who looked at your record',
  correction_requests: 'what you said is wrong',
  correction_answers: 'what you said is wrong',
  helper_grants: 'who helps you',
  data_archives: 'the files you asked for',
  list: 'a list with your name in it',
  a4: 'a file of your report',
  'large-print': 'a file of your report',
}

/** The parts in words, each once, in the order of the list above. */
export function partsInWords(parts: string[]): string[] {
  const known = Object.entries(partWords).filter(([part]) => parts.includes(part))
  const words = [...new Set(known.map(([, words]) => words))]
  return words.length > 0 ? words : ['your record']
}

/** "your visits, your reports and your scans" */
export function inOneSentence(words: string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

type Who = { name: string | null; role: string; isHelper: boolean; isPreview: boolean; isOwnDoctor: boolean }

/** Who somebody is to the patient. */
export function whoInWords({ name, role, isHelper, isPreview, isOwnDoctor }: Who): { name: string; is: string } {
  const known = name ?? 'Somebody whose account is gone'
  if (isHelper) return { name: known, is: 'who helps you' }
  if (isPreview) return { name: known, is: 'an administrator, who looked at your pages as you see them' }
  if (role === 'admin') return { name: known, is: 'an administrator of the clinic' }
  return {
    name: name === null ? known : doctorTitle(name),
    is: isOwnDoctor ? 'your doctor' : 'a doctor who does not treat you',
  }
}

export type LookReason = 'helps' | 'answered' | 'treats' | 'visit' | 'clinic'

/** Why somebody looked, where the record itself says it. */
export const reasonWords: Record<LookReason, string> = {
  helps: 'You let this person help you.',
  answered: 'They answered what you said is wrong.',
  treats: 'This doctor treats you, or treated you at that time.',
  visit: 'You had a visit with this doctor on that day.',
  clinic: 'They work for the clinic, and keep its records in order.',
}

/** Where nobody wrote down why: what the patient can do. */
export const noReasonWords = 'Your record does not say why. You can ask your clinic.'
