import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'
import { changedParts } from './compare'
import { reportDocument, type ReportDocument } from './document'

/** More are not compared: nobody reads so far back, and each is a whole document. */
const mostCompared = 20

type Version = { id: string; version: number }

/**
 * What each version of a report says otherwise than the one before it, by its id: the names of the parts, none where both
 * say the same. The first has nothing before it; where one of two is no document, as in the old system, nothing is said.
 */
export async function listVersionChanges(scope: Scope, versions: Version[]): Promise<Map<string, string[]>> {
  const inOrder = versions.toSorted((one, other) => one.version - other.version).slice(-mostCompared)
  const changes = new Map<string, string[]>()
  if (inOrder.length < 2) return changes
  const documents = await readDocuments(
    scope,
    inOrder.map(({ id }) => id),
  )
  for (const [at, { id }] of inOrder.entries()) {
    const earlier = documents.get(inOrder[at - 1]?.id ?? '')
    const later = documents.get(id)
    if (earlier && later) changes.set(id, changedParts(earlier, later))
  }
  return changes
}

async function readDocuments(scope: Scope, ids: string[]): Promise<Map<string, ReportDocument>> {
  const found = await scope.db.$queryRaw<{ id: string; patientId: string | null; document: unknown }[]>`
    select r.id, r.patient_id as "patientId", r.document
      from medical_reports r
     where r.id = any (${ids}) and r.document is not null and r.deleted_at is null`
  const documents = new Map<string, ReportDocument>()
  for (const { id, patientId, document } of found) {
    noteAccess(scope, {
      action: 'reports.document',
      entity: 'medical_reports',
      entityId: id,
      patientId: patientId ?? undefined,
    })
    const parsed = reportDocument.safeParse(document)
    if (parsed.success) documents.set(id, parsed.data)
  }
  return documents
}
