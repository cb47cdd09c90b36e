import { expect, test } from 'vitest'
import { directExportRows } from '@/lib/jobs/vocabulary'
import type { ListState } from '@/lib/lists/state'
import { Prisma } from '@/prisma/generated/client'
import { needsConfirmation } from './schema'

const patients = { patientId: Prisma.sql`p.patient_id` }
const whole = { filters: [], terms: null }
const filters: ListState['filters'] = [{ column: 'stage', operator: 'is', values: ['3'] }]

test('who takes a list of patients whole, or much of it by any filter, says once more who they are', () => {
  expect(needsConfirmation(patients, whole, 3)).toBe(true)
  expect(needsConfirmation(patients, { filters, terms: null }, directExportRows + 1)).toBe(true)
  expect(needsConfirmation(patients, { filters: [], terms: 'a' }, directExportRows + 1)).toBe(true)
  expect(needsConfirmation(patients, { filters, terms: null }, directExportRows)).toBe(false)
  expect(needsConfirmation({ patientId: undefined }, whole, 1_000_000)).toBe(false)
})
