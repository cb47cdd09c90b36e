/** What a form field or a filter can point to. */
export const referenceKinds = ['patients', 'doctors', 'users', 'sessions'] as const
export type ReferenceKind = (typeof referenceKinds)[number]

export const referenceNouns: Record<ReferenceKind, { one: string; many: string }> = {
  patients: { one: 'patient', many: 'patients' },
  doctors: { one: 'doctor', many: 'doctors' },
  users: { one: 'user', many: 'users' },
  sessions: { one: 'session', many: 'sessions' },
}

/** One record to choose; `about` tells it from its namesakes. */
export type Suggestion = { id: string; label: string; about: string }

/** A chosen record as text, for fields without script: the name to read, the id to know it by. */
export function referenceText({ id, label }: { id: string; label?: string | undefined }): string {
  return label && label !== id ? `${label} (${id})` : id
}

/** What `referenceText` wrote, taken apart; null when the text names no id that way. */
export function readReferenceText(text: string): { id: string; label: string } | null {
  const found = /^(.*\S)\s+\(([^()\s]{1,200})\)$/s.exec(text.trim())
  return found ? { label: found[1]!, id: found[2]! } : null
}

/** An id short enough to read out: ids are ordered by time, so their ends differ. */
export function shortId(id: string): string {
  return id.length > 12 ? `…${id.slice(-6)}` : id
}
