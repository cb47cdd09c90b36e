import { storable } from './staged-row'

const deepest = 200
const mostDigits = 1000
const usual = new Map<string, boolean>([
  ['{}', true],
  ['[]', true],
])

/** Valid JSON, and nothing that jsonb refuses: no NUL or half character, no giant number, no endless nesting. */
export function isStorableJson(text: string): boolean {
  const seen = usual.get(text)
  if (seen !== undefined) return seen
  const fits = isStorable(text)
  if (usual.size < 1000 && text.length < 200) usual.set(text, fits)
  return fits
}

function isStorable(text: string) {
  if (!isModest(text)) return false
  try {
    const value: unknown = JSON.parse(text)
    return !text.includes('\\u') || holdsOnlyStorableText(value)
  } catch {
    return false
  }
}

const giantExponent = /[+-]?\d{4}/y
const [quote, backslash] = ['"', '\\'].map((character) => character.charCodeAt(0))

/** Looks at what stands outside of strings: how deep it is nested, how long its numbers are. */
function isModest(text: string) {
  let depth = 0
  let digits = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) {
      at = endOfString(text, at)
      continue
    }
    const character = text[at]
    if (character === '{' || character === '[') depth += 1
    else if (character === '}' || character === ']') depth -= 1
    digits = code >= 48 && code <= 57 ? digits + 1 : 0
    if (depth > deepest || digits > mostDigits) return false
    if ((character === 'e' || character === 'E') && startsAt(giantExponent, text, at + 1)) return false
  }
  return true
}

function endOfString(text: string, start: number) {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === backslash) at += 1
    else if (code === quote) return at
  }
  return text.length
}

function startsAt(pattern: RegExp, text: string, at: number) {
  pattern.lastIndex = at
  return pattern.test(text)
}

function holdsOnlyStorableText(value: unknown): boolean {
  if (typeof value === 'string') return storable(value) === value
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, part]) => storable(key) === key && holdsOnlyStorableText(part))
}
