import type { Route } from 'next'
import { recordHref } from '@/lib/changes/record-links'
import type { Registration } from './commands'

/** After registering: the new record, or the form again with those who may be the same person. */
export function registrationHref(registration: Registration): Route {
  return 'check' in registration
    ? (`/admin/patients/new?check=${encodeURIComponent(registration.check)}` as Route)
    : recordHref('patients', registration.patientId)
}
