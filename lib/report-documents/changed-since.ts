import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { changedParts } from './compare'
import { composeReport } from './compose'
import { reportDocument } from './document'
import { hashOfInput } from './hash'
import { readReportInput } from './queries'
import { stringsFor } from './strings/packs'

type Found = {
  patientId: string
  sessionId: string | null
  reportType: string
  language: string | null
  document: unknown
  inputSha256: string
}

/**
 * The parts that a report would say otherwise, were it made again from the record as it is now. Empty for one that is
 * signed, replaced or of the old system, and for one that would read the same: not every change of a record reaches its
 * words, and the hash of what it was made from is compared first.
 */
export async function listChangedSince(scope: Scope, reportId: string): Promise<string[]> {
  const [found] = await scope.db.$queryRaw<Found[]>`
    select r.patient_id as "patientId", rs.session_id as "sessionId", r.report_type as "reportType", r.language,
           r.document, r.input_sha256 as "inputSha256"
      from medical_reports r
      join report_status rs on rs.id = r.request_id
     where r.id = ${reportId} and r.signed_at is null and r.is_latest and r.report_status = 'final'
       and r.patient_id is not null and r.document is not null and r.input_sha256 is not null and r.deleted_at is null`
  const kept = reportDocument.safeParse(found?.document)
  if (!found || !kept.success) return []
  const language = found.language ?? 'en'
  const input = await readReportInput(scope, { ...found, language })
  if (!input || hashOfInput(input) === found.inputSha256) return []
  return changedParts(kept.data, composeReport(input, stringsFor(language)))
}
