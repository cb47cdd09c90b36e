import 'server-only'
import { staleSave } from '@/lib/changes/stale-save'
import type { Scope } from '@/lib/db/scope'
import type { CreateKnowledgeInput, UpdateKnowledgeInput } from './schema'

/** Adds a reference text; returns its id. */
export async function createKnowledgeEntry({ db }: Scope, input: CreateKnowledgeInput): Promise<string> {
  const [created] = await db.$queryRaw<{ id: string }[]>`
    insert into knowledge_entries (title, content, category, source_type, source_url, author, publication_date, credibility_score)
    values (${input.title}, ${input.content}, ${input.category}, ${input.sourceType}, ${input.sourceUrl}, ${input.author},
            ${dayOf(input.publicationDate)}, ${input.credibilityScore})
    returning id`
  return created!.id
}

/** Changes a reference text. */
export async function updateKnowledgeEntry(scope: Scope, input: UpdateKnowledgeInput): Promise<string> {
  const { id, version, ...fields } = input
  const { count } = await scope.db.knowledgeEntry.updateMany({
    where: { id, version, deletedAt: null },
    data: { ...fields, publicationDate: dayOf(input.publicationDate) },
  })
  if (count === 0) throw await staleSave(scope, 'knowledge_entries', id, version, fields)
  return id
}

type Description = { id: string; version: number; category?: string; sourceType?: string; author?: string | null }

/** Changes what an entry is filed under, alone: a cell of the list. */
export async function describeEntry(scope: Scope, { id, version, ...described }: Description): Promise<void> {
  const { count } = await scope.db.knowledgeEntry.updateMany({
    where: { id, version, deletedAt: null },
    data: described,
  })
  if (count === 0) throw await staleSave(scope, 'knowledge_entries', id, version, described)
}

/** Published on a day, whatever the zone: kept and shown as midnight UTC. */
function dayOf(date: string | null) {
  return date === null ? null : new Date(`${date}T00:00:00Z`)
}
