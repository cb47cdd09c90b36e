/** The fields of a record between which a merge chooses; `both` puts one after the other. */
export const mergeFields = [
  { name: 'name', label: 'Name', both: false },
  { name: 'dateOfBirth', label: 'Date of birth', both: false },
  { name: 'ageReported', label: 'Age, as recorded', both: false },
  { name: 'gender', label: 'Gender', both: false },
  { name: 'phone', label: 'Telephone', both: false },
  { name: 'email', label: 'E-mail address', both: false },
  { name: 'address', label: 'Address', both: false },
  { name: 'emergencyContactName', label: 'Emergency contact', both: false },
  { name: 'emergencyContactPhone', label: 'Emergency telephone', both: false },
  { name: 'insuranceInfo', label: 'Insurance', both: true },
  { name: 'allergies', label: 'Allergies', both: true },
  { name: 'medicalHistory', label: 'Medical history', both: true },
  { name: 'currentMedications', label: 'Medications, as recorded before', both: true },
] as const
export type MergeField = (typeof mergeFields)[number]['name']

export const mergeChoices = ['kept', 'merged', 'both'] as const
export type MergeChoice = (typeof mergeChoices)[number]

/** How long a merge can be taken back. */
export const unmergeDays = 30

/** What a merge moves, as app.merge_patients counts it; corrections follow by a trigger of their own, and only the preview counts them. */
export const movedParts = [
  ['consultations', 'consultation', 'consultations'],
  ['sessions', 'session', 'sessions'],
  ['mri_scans', 'scan', 'scans'],
  ['predictions', 'prediction', 'predictions'],
  ['medical_reports', 'report', 'reports'],
  ['report_status', 'report request', 'report requests'],
  ['patient_timeline', 'note', 'notes'],
  ['patient_medications', 'medication', 'medications'],
  ['clinical_assessments', 'assessment', 'assessments'],
  ['correction_requests', 'request for a correction', 'requests for corrections'],
  ['doctor_patient_assignments', 'assignment', 'assignments'],
] as const
export type MovedCounts = Partial<Record<(typeof movedParts)[number][0], number>>

/** "3 consultations, 2 scans": what moves, without what there is none of. */
export function describeMoved(counts: MovedCounts): string | null {
  const parts = movedParts.flatMap(([key, one, many]) => {
    const count = counts[key] ?? 0
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]
  })
  return parts.length > 0 ? parts.join(', ') : null
}
