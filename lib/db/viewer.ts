/** Who is asking, as the session says right now. Ids that a role does not have are null, never missing. */
export type Viewer =
  | AdminViewer
  | (ViewerBase & { role: 'doctor'; doctorId: string; patientId: null })
  | (ViewerBase & { role: 'patient'; doctorId: null; patientId: string })

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

export const roles = ['admin', 'doctor', 'patient'] as const
export type Role = (typeof roles)[number]
