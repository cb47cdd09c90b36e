import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'

/** One reference text; null when there is none, or it is in the trash. */
export async function getKnowledgeEntry(scope: Scope, id: string) {
  const entry = await scope.db.knowledgeEntry.findFirst({
    where: { id, deletedAt: null },
    select: {
      id: true,
      title: true,
      content: true,
      category: true,
      sourceType: true,
      sourceUrl: true,
      author: true,
      publicationDate: true,
      credibilityScore: true,
      createdAt: true,
      updatedAt: true,
      importRun: true,
      version: true,
    },
  })
  noteAccess(scope, {
    action: 'knowledge.open',
    entity: 'knowledge_entries',
    entityId: id,
    outcome: entry ? 'ok' : 'not-found',
  })
  return entry
}
export type KnowledgeRecord = NonNullable<Awaited<ReturnType<typeof getKnowledgeEntry>>>
