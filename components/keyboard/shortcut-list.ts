import type { Route } from 'next'
import type { Keymap } from './keymap'

const placesByKey: Keymap['places'] = [
  { key: 'h', href: '/admin' as Route, label: 'Dashboard' },
  { key: 'p', href: '/admin/patients' as Route, label: 'Patients' },
  { key: 'd', href: '/admin/doctors' as Route, label: 'Doctors' },
  { key: 'a', href: '/admin/assignments' as Route, label: 'Assignments' },
  { key: 'c', href: '/admin/consultations' as Route, label: 'Consultations' },
  { key: 's', href: '/admin/sessions' as Route, label: 'Sessions' },
  { key: 'r', href: '/admin/requests' as Route, label: 'Report requests' },
  { key: 'm', href: '/admin/reports' as Route, label: 'Medical reports' },
  { key: 'u', href: '/admin/users' as Route, label: 'Users' },
  { key: 'n', href: '/admin/notices' as Route, label: 'Notices' },
  { key: 'j', href: '/admin/jobs' as Route, label: 'Jobs' },
  { key: 't', href: '/admin/trash' as Route, label: 'Trash' },
  { key: 'l', href: '/admin/audit' as Route, label: 'Audit log' },
]

const pressedByKey: Keymap['pressed'] = [
  { key: 'c', mark: 'create', otherwise: 'main header a[href$="/new"], main a[href$="/new"]', label: 'Create' },
  { key: 'e', mark: 'edit', otherwise: 'main header a[href$="/edit"]', label: 'Edit' },
  { key: 'a', mark: 'assign', otherwise: 'main a[href*="/assignments/new"]', label: 'Assign' },
  { key: 'b', mark: 'book', otherwise: 'main a[href*="/consultations/new"]', label: 'Book a consultation' },
  { key: 'r', mark: 'request', otherwise: 'main a[href*="/requests/new"]', label: 'Request a report' },
  { key: 'w', mark: 'write', otherwise: 'main a[href*="/timeline/new"]', label: 'Write a timeline entry' },
]

export const firstField = {
  key: 'f',
  among: 'main form :is(input:not([type=hidden]), select, textarea, [type=submit])',
  label: 'First field or button of the page',
}

const focusedByKey: Keymap['focused'] = [
  firstField,
  { key: 'z', among: '#form-undo-last [type=submit]', label: 'Undo; Enter does it' },
]

/** The keyboard of the console. */
export const consoleKeymap: Keymap = {
  places: placesByKey,
  pressed: pressedByKey,
  focused: focusedByKey,
  ofRows: [],
  hasPalette: true,
  savesForms: true,
  groups: [
    {
      title: 'Everywhere',
      shortcuts: [
        { keys: ['Ctrl K', '/'], does: 'Search' },
        { keys: ['?'], does: 'Show this list' },
        { keys: ['Esc'], does: 'Close what is open' },
      ],
    },
    {
      title: 'Go to',
      shortcuts: placesByKey.map(({ key, label }) => ({ keys: [`g ${key}`], does: label })),
    },
    {
      title: 'On a page',
      shortcuts: [...pressedByKey, ...focusedByKey].map(({ key, label }) => ({ keys: [key], does: label })),
    },
    {
      title: 'In a list',
      shortcuts: [
        { keys: ['j'], does: 'Next row, in the preview too' },
        { keys: ['k'], does: 'Row before, in the preview too' },
        { keys: ['Space'], does: 'Look at the row from the side' },
        { keys: ['x'], does: 'Select the row with the focus' },
        { keys: ['Shift click'], does: 'Select all rows from the last one' },
        { keys: ['F2', 'Enter'], does: 'Change the cell with the focus' },
      ],
    },
    {
      title: 'In a form',
      shortcuts: [{ keys: ['Ctrl S', 'Ctrl Enter'], does: 'Save' }],
    },
  ],
}

/** Single letters can be turned off: speech input and slips of the hand press them unasked (WCAG 2.1.4). */
const cookie = 'substantia-shortcuts'
const yearSeconds = 365 * 24 * 60 * 60

export function areLettersOff(cookies: string): boolean {
  return cookies.split('; ').includes(`${cookie}=off`)
}

export function lettersCookie(areOff: boolean): string {
  return `${cookie}=${areOff ? 'off' : 'on'}; path=/; max-age=${yearSeconds}; samesite=lax`
}
