import type { Appearance } from '@/lib/appearance/schema'

type Choice<Name extends keyof Appearance> = { value: Appearance[Name]; label: string; about?: string }
type Question<Name extends keyof Appearance> = { title: string; about: string; choices: Choice<Name>[] }
type Asked = Exclude<keyof Appearance, 'density'>

/** What can be chosen, in the words of the pages. */
export const questions: { [Name in Asked]: Question<Name> } = {
  text: {
    title: 'Size of the letters',
    about: 'Larger letters make everything on the page larger.',
    choices: [
      { value: '100', label: 'Usual' },
      { value: '125', label: 'Larger' },
      { value: '150', label: 'Large' },
      { value: '200', label: 'Very large' },
    ],
  },
  theme: {
    title: 'Light or dark',
    about: 'Dark pages can be kinder to tired eyes.',
    choices: [
      { value: 'system', label: 'Like this device' },
      { value: 'light', label: 'Light' },
      { value: 'dark', label: 'Dark' },
    ],
  },
  contrast: {
    title: 'Contrast',
    about: 'High contrast makes letters and edges stand out as much as they can.',
    choices: [
      { value: 'standard', label: 'Usual' },
      { value: 'high', label: 'High' },
    ],
  },
  targets: {
    title: 'Size of the buttons',
    about: 'Extra large buttons are easier to hit, and stand further apart.',
    choices: [
      { value: 'standard', label: 'Large' },
      { value: 'extra-large', label: 'Extra large' },
    ],
  },
  steady: {
    title: 'Steady hand',
    about:
      'For hands that shake. A press counts when you let go, and only where you began. A second press of the same button is ignored for a moment. You choose how long.',
    choices: [
      { value: '0', label: 'Off' },
      { value: '300', label: 'Short', about: 'a third of a second' },
      { value: '700', label: 'Longer', about: 'most of a second' },
      { value: '1200', label: 'Long', about: 'more than a second' },
    ],
  },
  motion: {
    title: 'Movement',
    about: 'There is little that moves on these pages. This stops the rest.',
    choices: [
      { value: 'system', label: 'Like this device' },
      { value: 'none', label: 'Nothing moves' },
    ],
  },
  layout: {
    title: 'How much on a page',
    about: 'The simple layout shows the menu only when you ask for it, and leaves out what is not needed.',
    choices: [
      { value: 'full', label: 'Everything' },
      { value: 'simple', label: 'Simple' },
    ],
  },
}

export const asked = Object.keys(questions) as Asked[]

/** "Size of the letters: Large. Contrast: High." What is different from another look, in words. */
export function differenceWords(look: Appearance, other: Appearance): string {
  const parts = asked
    .filter((name) => look[name] !== other[name])
    .map((name) => `${questions[name].title}: ${labelOf(name, look)}.`)
  return parts.join(' ')
}

function labelOf<Name extends Asked>(name: Name, look: Appearance): string {
  return questions[name].choices.find(({ value }) => value === look[name])?.label ?? ''
}
