import type { Route } from 'next'

/** What a note says, in the order in which it is written. */
export const noteFields = ['chiefComplaint', 'findings', 'assessment', 'diagnosis', 'prescription', 'notes'] as const
export type NoteField = (typeof noteFields)[number]

export const noteFieldLabels: Record<NoteField, string> = {
  chiefComplaint: 'Complaint',
  findings: 'Findings',
  assessment: 'Assessment',
  diagnosis: 'Diagnosis',
  prescription: 'Prescription',
  notes: 'Notes',
}

/** The same as the columns are called, in which amendments name them. */
export const noteColumns = ['chief_complaint', 'findings', 'assessment', 'diagnosis', 'prescription', 'notes'] as const
export type NoteColumn = (typeof noteColumns)[number]

export function fieldOfColumn(column: NoteColumn): NoteField {
  return column === 'chief_complaint' ? 'chiefComplaint' : column
}

export function columnOfField(field: NoteField): NoteColumn {
  return field === 'chiefComplaint' ? 'chief_complaint' : field
}

/** Where a note stands: signed by its author, or a draft; what came from the old system was never signed here. */
export type NoteState = 'signed' | 'draft' | 'imported' | 'none'

export function noteStateOf(visit: {
  status: string
  signedAt: Date | null
  importRun: number | null
  isWritten: boolean
}): NoteState {
  if (visit.signedAt) return 'signed'
  if (visit.status === 'completed') return visit.importRun === null ? 'draft' : 'imported'
  return visit.status === 'scheduled' && visit.isWritten ? 'draft' : 'none'
}

/** Where a clinician reads a visit's note. */
export function noteHref(id: string): Route {
  return `/clinic/consultations/${encodeURIComponent(id)}` as Route
}

export function writeNoteHref(id: string): Route {
  return `${noteHref(id)}/write` as Route
}

/** Where a doctor moves or cancels an appointment of their own. */
export function moveVisitHref(id: string): Route {
  return `${noteHref(id)}/move` as Route
}

/** How a form says what a press of its button means. */
export const noteIntents = ['draft', 'sign'] as const
