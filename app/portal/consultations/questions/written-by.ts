import type { PatientViewer } from '@/lib/db/viewer'
import type { VisitQuestion } from '@/lib/visit-questions/queries'

/** Says of a question that somebody who helps wrote it down; null of the patient's own. */
export function writtenBy(
  { grantId, helperName }: Pick<VisitQuestion, 'grantId' | 'helperName'>,
  { helping }: Pick<PatientViewer, 'helping'>,
): string | null {
  if (!grantId) return null
  if (!helping) return `${helperName ?? 'Somebody who helps you'} wrote this for you.`
  return grantId === helping.grantId ? 'You wrote this for them.' : 'Somebody else who helps wrote this.'
}
