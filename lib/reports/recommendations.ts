const most = 50
const textFields = ['title', 'recommendation', 'text', 'action', 'description', 'value']

/**
 * The recommendations of a report as sentences. They are usually a list of texts; the old system also kept lists of
 * objects, one text, or an object of texts. What holds no text is left out.
 */
export function toRecommendations(value: unknown): string[] {
  return texts(value)
    .map((text) => text.trim())
    .filter(Boolean)
    .slice(0, most)
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return value.split(/\n+/)
  if (Array.isArray(value))
    return value.slice(0, most).flatMap((item: unknown) => (isRecord(item) ? [textOf(item)] : texts(item)))
  return isRecord(value) ? Object.values(value).flatMap((item) => texts(item)) : []
}

function textOf(item: Record<string, unknown>): string {
  const named = textFields.map((field) => item[field]).filter((text): text is string => typeof text === 'string')
  return (
    named.length > 0 ? named : Object.values(item).filter((text): text is string => typeof text === 'string')
  ).join(': ')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
