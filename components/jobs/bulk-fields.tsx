import type { ReactNode } from 'react'
import { AssignDoctorFields, EndReasonField } from '@/components/assignments/bulk-fields'
import { CancelReasonField, MoveDoctorField } from '@/components/consultations/bulk-fields'
import { PriorityField, RequestReportFields, RequestSessionReportFields } from '@/components/requests/bulk-fields'

/** The fields of each bulk action that asks for something, by its name; in a form of `ActionForm`. */
const fields: Record<string, () => ReactNode> = {
  'patients.assign': AssignDoctorFields,
  'assignments.end': EndReasonField,
  'consultations.cancel-many': CancelReasonField,
  'consultations.move-many': MoveDoctorField,
  'patients.request-report': RequestReportFields,
  'sessions.request-report': RequestSessionReportFields,
  'requests.set-priority': PriorityField,
}

export function BulkFields({ action }: { action: string }) {
  const Fields = fields[action]
  return Fields ? <Fields /> : null
}
