import type { ColumnKind } from './kinds'

/** How a filter compares. The names stand in addresses, saved views and jobs. */
export const operators = [
  'is',
  'is-not',
  'contains',
  'exactly',
  'starts-with',
  'at-least',
  'at-most',
  'between',
  'on',
  'before',
  'after',
  'last-days',
  'next-days',
  'over-days-ago',
  'over-months-ago',
  'empty',
  'not-empty',
] as const
export type Operator = (typeof operators)[number]

export const operatorLabels: Record<Operator, string> = {
  is: 'is',
  'is-not': 'is not',
  contains: 'contains',
  exactly: 'is exactly',
  'starts-with': 'starts with',
  'at-least': 'is at least',
  'at-most': 'is at most',
  between: 'is between',
  on: 'is on',
  before: 'is before',
  after: 'is after',
  'last-days': 'in the last … days',
  'next-days': 'in the next … days',
  'over-days-ago': 'more than … days ago',
  'over-months-ago': 'more than … months ago',
  empty: 'is empty',
  'not-empty': 'is not empty',
}

const nullness = ['empty', 'not-empty'] as const
const times = [
  'on',
  'before',
  'after',
  'between',
  'last-days',
  'next-days',
  'over-days-ago',
  'over-months-ago',
] as const

/** What can be asked of a column of each kind. */
export const operatorsOf: Record<ColumnKind, readonly Operator[]> = {
  text: ['contains', 'exactly', 'starts-with', ...nullness],
  number: ['is', 'at-least', 'at-most', 'between', ...nullness],
  money: ['is', 'at-least', 'at-most', 'between', ...nullness],
  date: [...times, ...nullness],
  moment: [...times, ...nullness],
  choice: ['is', 'is-not', ...nullness],
  'yes-no': ['is', ...nullness],
  reference: ['is', 'is-not', ...nullness],
}

/** What a filter compares with: nothing, one value, two, any number of them, or a number of days or months. */
export type Wanted = 'nothing' | 'one' | 'two' | 'some' | 'length'

export function wantedBy(operator: Operator, kind: ColumnKind): Wanted {
  if (operator === 'empty' || operator === 'not-empty') return 'nothing'
  if (operator === 'between') return 'two'
  if (/days|months/.test(operator)) return 'length'
  return kind === 'choice' || kind === 'reference' ? 'some' : 'one'
}

export const densities = ['compact', 'standard', 'comfortable'] as const
export type Density = (typeof densities)[number]
export const densityLabels: Record<Density, string> = {
  compact: 'Compact',
  standard: 'Standard',
  comfortable: 'Comfortable',
}

/** How narrow and how wide a column can be made, and how much of it one press is; in pixels. */
export const narrowest = 60
export const widest = 800
export const widthStep = 20

/** How many views fit into a sidebar. */
export const mostPinned = 8

export const visibilities = ['private', 'role'] as const
export type Visibility = (typeof visibilities)[number]
export const visibilityLabels: Record<Visibility, string> = {
  private: 'Only me',
  role: 'Everybody of my role',
}

/** Whose people a saved view can be shared with. */
export const sharedRoles = ['admin', 'doctor'] as const
