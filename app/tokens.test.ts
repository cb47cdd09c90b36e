import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const css = fs.readFileSync(path.join(import.meta.dirname, 'tokens.css'), 'utf8')

type Theme = 'light' | 'dark'
type Pair = [foreground: string, background: string]

const severities = ['info', 'low', 'medium', 'high', 'critical']

/** What is read: 4.5 to 1 (WCAG 2.2, 1.4.3). */
const texts: Pair[] = [
  ...['canvas', 'surface', 'sunken'].flatMap((ground): Pair[] => [
    ['ink', ground],
    ['muted', ground],
    ['primary', ground],
    ['danger', ground],
    ['success', ground],
  ]),
  ['on-primary', 'primary'],
  ['on-danger', 'danger'],
  ['primary', 'primary-tint'],
  ['ink', 'primary-tint'],
  ['success', 'success-tint'],
  ['danger', 'danger-tint'],
  ['ink', 'danger-tint'],
  ['ink', 'success-tint'],
  ...severities.map((name): Pair => [`${name}-ink`, `${name}-tint`]),
  ...['medium-ink', 'high-ink', 'info-ink', 'low-ink'].map((name): Pair => [name, 'surface']),
]
/** What must be told apart: 3 to 1 (1.4.11). */
const shapes: Pair[] = [
  ...['canvas', 'surface'].flatMap((ground): Pair[] => [
    ['line', ground],
    ['focus', ground],
  ]),
  ['focus', 'sunken'],
  ...severities.map((name): Pair => [`${name}-solid`, 'surface']),
]

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  test.each(texts)('%s on %s can be read', (foreground, background) => {
    expect(contrast(token(foreground, theme), token(background, theme))).toBeGreaterThanOrEqual(4.5)
  })
  test.each(shapes)('%s on %s can be told apart', (foreground, background) => {
    expect(contrast(token(foreground, theme), token(background, theme))).toBeGreaterThanOrEqual(3)
  })
})

/* In high contrast 7 to 1 for what is read (1.4.6), and as much for what has to be told apart as for text elsewhere. */
describe.each(['light', 'dark'] as const)('high contrast, %s', (theme) => {
  test.each(texts)('%s on %s can be read', (foreground, background) => {
    expect(contrast(high(foreground, theme), high(background, theme))).toBeGreaterThanOrEqual(7)
  })
  test.each(shapes)('%s on %s can be told apart', (foreground, background) => {
    expect(contrast(high(foreground, theme), high(background, theme))).toBeGreaterThanOrEqual(4.5)
  })
})

const highContrast = css.slice(css.indexOf("[data-contrast='high'] {"))

function high(name: string, theme: Theme): string {
  const own = highContrast.slice(0, highContrast.indexOf('}'))
  return own.includes(`--${name}:`) ? token(name, theme, own) : token(name, theme)
}

function token(name: string, theme: Theme, from = css): string {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(from)
  const value = found?.[theme === 'light' ? 1 : 2]
  if (!value) throw new Error(`There is no token --${name}.`)
  return value
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** Relative luminance of sRGB (WCAG 2.2, glossary). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
