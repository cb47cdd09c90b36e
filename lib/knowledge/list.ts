import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { recordHref } from '@/lib/changes/record-links'
import type { CellEdit, List } from '@/lib/lists/list'
import { describeEntry } from './commands'

const { sql } = Prisma

/** What the entry is filed under, changed in its cell. */
function described(field: 'category' | 'sourceType' | 'author', text: Pick<CellEdit, 'most' | 'isRequired'>): CellEdit {
  return {
    ...text,
    action: 'knowledge.update',
    save: (scope, { id, version, value }) => describeEntry(scope, { id, version, [field]: value ?? undefined }),
  }
}

/** Reference texts about Parkinson's disease. */
export const knowledgeList: List = {
  name: 'knowledge',
  path: '/admin/knowledge',
  title: 'Knowledge',
  noun: { one: 'knowledge entry', many: 'knowledge entries' },
  source: sql`knowledge_entries k`,
  where: sql`k.deleted_at is null`,
  id: sql`k.id`,
  version: sql`k.version`,
  hrefOf: (id) => recordHref('knowledge_entries', id),
  columns: [
    {
      id: 'title',
      label: 'Title',
      kind: 'text',
      sql: sql`k.title`,
      sort: { sql: sql`app.search_key(k.title)`, type: sql`text` },
      filterSql: sql`app.search_key(k.title)`,
      isNeverEmpty: true,
    },
    {
      id: 'category',
      label: 'Category',
      kind: 'text',
      sql: sql`k.category`,
      sort: { sql: sql`k.category`, type: sql`text` },
      isNeverEmpty: true,
      edit: described('category', { most: 100, isRequired: true }),
    },
    {
      id: 'sourceType',
      label: 'Source',
      kind: 'text',
      sql: sql`k.source_type`,
      isNeverEmpty: true,
      isSecondary: true,
      edit: described('sourceType', { most: 100, isRequired: true }),
    },
    {
      id: 'author',
      label: 'Author',
      kind: 'text',
      sql: sql`k.author`,
      isSecondary: true,
      edit: described('author', { most: 300 }),
    },
    {
      id: 'publicationDate',
      label: 'Published',
      kind: 'date',
      sql: sql`(k.publication_date at time zone 'UTC')::date`,
      isSecondary: true,
    },
    {
      id: 'credibilityScore',
      label: 'Credibility',
      kind: 'number',
      sql: sql`k.credibility_score`,
      sort: { sql: sql`k.credibility_score`, type: sql`float8`, descendingFirst: true },
      isNeverEmpty: true,
    },
    { id: 'content', label: 'Text', kind: 'text', sql: sql`k.content`, isNeverEmpty: true, isFilterOnly: true },
    {
      id: 'createdAt',
      label: 'Added',
      kind: 'moment',
      sql: sql`k.created_at`,
      sort: { sql: sql`k.created_at`, type: sql`timestamptz`, descendingFirst: true },
      isNeverEmpty: true,
    },
  ],
  defaultSort: [{ column: 'createdAt', direction: 'descending' }],
}
