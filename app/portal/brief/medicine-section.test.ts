import { expect, test } from 'vitest'
import type { Medication } from '@/lib/medications/queries'
import { medicineSection } from './medicine-section'

const medicine = (name: string, fields: Partial<Medication> = {}): Medication => ({
  id: name,
  name,
  dose: '1 tablet',
  times: ['08:00'],
  asNeeded: false,
  instructions: null,
  startedOn: null,
  endedOn: null,
  prescriber: null,
  ...fields,
})
const [yesterday, today, tomorrow] = [26, 27, 28].map((day) => new Date(`2026-11-${day}T00:00:00Z`))
const sectionOf = (medications: Medication[], before: string | null = null) =>
  JSON.stringify(medicineSection(medications, before, '2026-11-27').blocks)

test('what ends today is still taken; what begins tomorrow stands apart; what has ended is not named', () => {
  const [table, ...others] = medicineSection(
    [
      medicine('Until today', { endedOn: today }),
      medicine('From tomorrow', { startedOn: tomorrow }),
      medicine('Gone', { endedOn: yesterday }),
    ],
    null,
    '2026-11-27',
  ).blocks
  expect(table).toMatchObject({ type: 'table', rows: [['Until today', '1 tablet', '08:00', '']] })
  expect(JSON.stringify(others)).toMatch(/From tomorrow, 1 tablet: 08:00, from Saturday,? 28 November 2026/)
  expect(JSON.stringify(others)).not.toContain('Gone')
})

test('the old text stands under its own name, with and without medicines that have times', () => {
  for (const medications of [[medicine('With times')], [medicine('Gone', { endedOn: yesterday })], []])
    expect(sectionOf(medications, 'Levodopa\nRasagiline')).toMatch(/As recorded before:.*"Levodopa","Rasagiline"/)
  expect(sectionOf([medicine('Gone', { endedOn: yesterday })], 'Levodopa')).toContain(
    'No medicine with its times is recorded.',
  )
  expect(sectionOf([])).toContain('No medicine is recorded.')
  expect(sectionOf([medicine('With times')])).not.toContain('As recorded before')
})
