import type { DecimalMark } from './vocabulary'

/**
 * An amount of money as text with a point, or null. The mark that the file uses decides what "1.234" is; where both marks
 * stand, the last is the decimals'. A currency beside the number is left out.
 */
export function readAmount(value: string, mark: DecimalMark): string | null {
  const bare = value
    .trim()
    .replace(/\s+/g, ' ') // else a cell of spaces is tried in every way there is to divide them
    .replace(/^(?:\p{Sc}|[A-Z]{3}|kr\.?|fr\.?)\s*/iu, '')
    .replace(/\s*(?:\p{Sc}|[A-Z]{3}|kr\.?|fr\.?|,-|\.-|,–)$/iu, '')
  const [decimal, thousands] = mark === 'point' ? ['.', ','] : [',', '.']
  const lastDecimal = bare.lastIndexOf(decimal)
  const lastThousands = bare.lastIndexOf(thousands)
  const [point, group] = lastThousands > lastDecimal && lastDecimal >= 0 ? [thousands, decimal] : [decimal, thousands]
  const [whole = '', fraction, ...more] = bare.split(point)
  if (more.length > 0) return null
  const digits = joined(whole, group)
  if (digits === null || (fraction !== undefined && !/^\d{0,2}$/.test(fraction))) return null
  return fraction ? `${digits}.${fraction}` : digits
}

/** Digits with or without groups of three. */
function joined(text: string, group: string): string | null {
  const compact = text.replaceAll(/(?<=\d)[\s’'](?=\d{3}(?!\d))/gu, '')
  if (/^\d+$/.test(compact)) return compact
  const groups = compact.split(group)
  const isGrouped = /^\d{1,3}$/.test(groups[0] ?? '') && groups.slice(1).every((part) => /^\d{3}$/.test(part))
  return isGrouped ? groups.join('') : null
}
