import type { Route } from 'next'
import type { Keymap } from './keymap'
import { firstField } from './shortcut-list'

const places: Keymap['places'] = [
  { key: 'h', href: '/clinic' as Route, label: 'Today' },
  { key: 'p', href: '/clinic/patients' as Route, label: 'My patients' },
  { key: 'o', href: '/clinic/panel' as Route, label: 'Panel' },
  { key: 'd', href: '/clinic/disagreements' as Route, label: 'Second looks' },
  { key: 'r', href: '/clinic/reports' as Route, label: 'Reports' },
  { key: 'n', href: '/clinic/notices' as Route, label: 'Notices' },
]

const pressed: Keymap['pressed'] = [{ key: 'n', mark: 'note', label: 'Write a note, on a chart' }]

const ofRows: Keymap['ofRows'] = [
  { key: 'c', within: 'form[id^="form-claim-"] [type=submit]', does: 'press', label: 'Take it on, or give it back' },
  { key: 's', within: '[data-snooze]', does: 'open', label: 'Put it off, on Today' },
  {
    key: 'm',
    within: '[data-row-steps] :is(a, button, summary)',
    does: 'focus',
    label: 'Its next step; Enter takes it',
  },
  { key: 'S', within: '[data-sign]', does: 'press', label: 'To where it is signed' },
]

/** The keyboard of the clinic. A form here may sign: none is sent by a shortcut. */
export const clinicKeymap: Keymap = {
  places,
  pressed,
  focused: [firstField],
  ofRows,
  rowLinks: '[data-row-link], [data-row-links] tbody th a',
  hasPalette: false,
  savesForms: false,
  groups: [
    {
      title: 'Everywhere',
      shortcuts: [
        { keys: ['?'], does: 'Show this list' },
        { keys: ['Esc'], does: 'Close what is open' },
      ],
    },
    { title: 'Go to', shortcuts: places.map(({ key, label }) => ({ keys: [`g ${key}`], does: label })) },
    {
      title: 'On a page',
      shortcuts: [...pressed, firstField].map(({ key, label }) => ({ keys: [key], does: label })),
    },
    {
      title: 'In Today and among reports',
      shortcuts: [
        { keys: ['j', 'k'], does: 'To the next one, to the one before' },
        { keys: ['Enter'], does: 'Open it' },
        ...ofRows.map(({ key, label }) => ({ keys: [key === 'S' ? 'Shift S' : key], does: label })),
      ],
    },
  ],
}
