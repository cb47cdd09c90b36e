import type { Route } from 'next'

export type ShortcutGroup = { title: string; shortcuts: { keys: string[]; does: string }[] }

/** What the keyboard does in one part of the house. */
export type Keymap = {
  /** Where "g" and another letter lead. */
  places: { key: string; href: Route; label: string }[]
  /** Letters that press a link of the page: the one marked so, or else the one that leads where such links lead. */
  pressed: { key: string; mark: string; otherwise?: string; label: string }[]
  /** Letters that bring the focus to the first of these that can take it; Enter or typing does the rest. */
  focused: { key: string; among: string; label: string }[]
  /** Letters that press something of the row with the focus; what opens gets the focus in it. */
  ofRows: { key: string; within: string; does: 'press' | 'open' | 'focus'; label: string }[]
  /** The links that j and k go through; none: the page's own lists have keys of theirs. */
  rowLinks?: string
  hasPalette: boolean
  /** Ctrl-S and Ctrl-Enter send a form. Not where sending it signs. */
  savesForms: boolean
  groups: ShortcutGroup[]
}
