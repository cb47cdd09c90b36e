import { appearance, type Appearance } from './schema'

/** Who chose what a cookie says: a visitor, who may be asked to keep it; or somebody logged in, whose account knows. */
export type ChosenBy = 'visitor' | 'account'

const order = ['theme', 'density', 'text', 'contrast', 'targets', 'steady', 'motion', 'layout'] as const

/** What a cookie says; what it does not say is as usual. */
export function readCookie(value: string | undefined): { look: Appearance; chosenBy: ChosenBy } {
  const parts = (value ?? '').split('.')
  const look = appearance.parse(Object.fromEntries(order.map((name, place) => [name, parts[place]])))
  return { look, chosenBy: parts[order.length] === 'v' ? 'visitor' : 'account' }
}

export function writeCookie(look: Appearance, chosenBy: ChosenBy): string {
  return [...order.map((name) => look[name]), chosenBy === 'visitor' ? 'v' : 'a'].join('.')
}

/** Whether two looks are the same to a patient. */
export function isSameComfort(one: Appearance, other: Appearance): boolean {
  return order.every((name) => name === 'density' || one[name] === other[name])
}
