import 'server-only'
import { cache } from 'react'
import { getAssessment } from '@/lib/assessments/queries'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer, type Scope } from '@/lib/db/scope'
import { getPatientHeader } from '@/lib/patients/queries'

/** An assessment and whose it is; null when there is none, or it is not this viewer's to see. */
export async function readAssessment(scope: Scope, id: string) {
  const assessment = await getAssessment(scope, id)
  const patient = assessment && (await getPatientHeader(scope, assessment.patientId))
  return assessment && patient && { assessment, patient }
}

/** The same for a page that needs no more, read once for it and the title of its tab. */
export const loadAssessment = cache(async (id: string) =>
  asViewer(await requireViewer('doctor'), (scope) => readAssessment(scope, id)),
)
