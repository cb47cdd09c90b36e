/** Who is asking, as the session says right now. Ids that a role does not have are null, never missing. */
export type Viewer =
  | (ViewerBase & { role: 'admin'; doctorId: null; patientId: null })
  | (ViewerBase & { role: 'doctor'; doctorId: string; patientId: null })
  | (ViewerBase & { role: 'patient'; doctorId: null; patientId: string })

type ViewerBase = {
  userId: string
  name: string
  loginSessionId: string
  requestId: string
  mustChangePassword: boolean
}

export const roles = ['admin', 'doctor', 'patient'] as const
export type Role = (typeof roles)[number]
