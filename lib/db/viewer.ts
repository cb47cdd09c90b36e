import { oneself } from '@/lib/forms/acting-for'
import type { HelperScope } from '@/lib/helpers/vocabulary'

/** Who is asking, as the session says right now. Ids that a role does not have are null, never missing. */
export type Viewer =
  | AdminViewer
  | (ViewerBase & { role: 'doctor'; doctorId: string; patientId: null })
  | PatientViewer
  /** An account that only helps patients, and does not act for one just now. */
  | (ViewerBase & { role: 'helper'; doctorId: null; patientId: null })

export type PatientViewer = ViewerBase & {
  role: 'patient'
  doctorId: null
  /** Whose record it is: the viewer's own, or of whom they help. */
  patientId: string
  /** Set while somebody acts for the patient who lets them; `name` and `userId` are then the helper's. */
  helping?: Helping
}

/** What a patient lets somebody see, and whether they may write as well. */
export type Helping = { grantId: string; scope: HelperScope; mayWrite: boolean; patientName: string }

/** In whose record a viewer of the portal writes: their own, or by which grant; null for everybody else, who writes by name. */
export function actsFor(viewer: Viewer): string | null {
  if (viewer.role !== 'patient' || viewer.previewedBy) return null
  return viewer.helping?.grantId ?? oneself
}

export type AdminViewer = ViewerBase & { role: 'admin'; doctorId: null; patientId: null }

type ViewerBase = {
  userId: string
  name: string
  loginSessionId: string
  requestId: string
  mustChangePassword: boolean
  /** The administrator who looks at what this person sees; `asViewer` then only reads, and the audit log says who did. */
  previewedBy?: AdminViewer
}

export const roles = ['admin', 'doctor', 'patient', 'helper'] as const
/** Those that administrators give; a helper is made by a patient's invitation. */
export const givenRoles = ['admin', 'doctor', 'patient'] as const
export type Role = (typeof roles)[number]
