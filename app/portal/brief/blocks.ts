import type { PersonalBlock, PersonalDocument } from '@/lib/report-documents/render-personal'

export type Section = PersonalDocument['sections'][number]

export function plain(text: string): PersonalBlock {
  return { type: 'paragraph', text, tone: 'plain' }
}

/** So many of them, and how many more there are. */
export function listOf(items: string[], limit: number): PersonalBlock[] {
  return [{ type: 'list', items: items.slice(0, limit) }, ...rest(items.length, limit)]
}

export function listOr(items: string[], limit: number, otherwise: string): PersonalBlock[] {
  return items.length === 0 ? [plain(otherwise)] : listOf(items, limit)
}

export function rest(count: number, limit: number): PersonalBlock[] {
  return count > limit ? [plain(`And ${count - limit} more, on my pages.`)] : []
}
