import { describe, expect, test } from 'vitest'
import { readingGrade } from '@/lib/report-documents/reading-grade'
import { renderMail } from './render'
import { choosableKinds, mailKinds } from './vocabulary'

const facts = {
  name: 'Ana Horvat',
  link: 'https://clinic.example/somewhere',
  appointmentDay: 'Friday, 27 November 2026',
  appointmentTime: '10:00',
  settingsLink: 'https://clinic.example/portal/settings/mail',
}

/** Words that tell whoever looks over a shoulder that this is about an illness, or which. */
const healthWords =
  /\b(health|medical|medicine|medication|patient|parkinson|disease|illness|ill|diagnos|result|report|scan|mri|brain|stage|symptom|treatment|therap|doctor|physician|neurolog|hospital|prescri|dose|tablet|test result|risk|prediction|model|tremor|positive|negative)/i

describe.each(mailKinds)('%s', (kind) => {
  const { subject, text, html } = renderMail(kind, facts)

  test('says not a word of health, in subject, text or page', () => {
    for (const words of [subject, text, html.replace(/<[^>]+>/g, ' ')]) expect(words).not.toMatch(healthWords)
  })

  test('names nobody but whom it goes to, and the link stands in the text as well', () => {
    expect(text).toContain('Hello, Ana Horvat')
    expect(text).toContain(facts.link)
    expect(html).toContain(`href="${facts.link}"`)
  })

  test('loads nothing from anywhere when it is opened', () => {
    expect(html).not.toMatch(/<img|<script|<link|url\(|src=|@import/i)
  })

  test('is read easily, in large letters', () => {
    const words = text.replace(/https:\S+/g, '').replace(/^--$/m, '')
    expect(readingGrade(words)).toBeLessThanOrEqual(6)
    expect(html).toContain('font-size:20px')
    for (const [, size] of html.matchAll(/font-size:(\d+)px/g)) expect(Number(size)).toBeGreaterThanOrEqual(16)
  })

  test('says how it is turned off, where it can be', () => {
    expect(text.includes(facts.settingsLink)).toBe((choosableKinds as readonly string[]).includes(kind))
  })
})

test('a name cannot begin a header, nor a tag', () => {
  const { text, html } = renderMail('test', { ...facts, name: 'Ana\r\nBcc: all@example.test <script>' })

  expect(text).toContain('Hello, Ana Bcc: all@example.test <script>')
  expect(html).not.toContain('<script>')
})

test('a mail to somebody without a name greets them all the same', () => {
  expect(renderMail('password-reset', { ...facts, name: null }).text).toMatch(/^Hello\n/)
})

test('the list of words finds what it is for', () => {
  for (const words of ['Your report is ready', 'Your MRI', 'about your Parkinson’s', 'your doctor wrote'])
    expect(words).toMatch(healthWords)
})
