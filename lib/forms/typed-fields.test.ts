import { expect, test } from 'vitest'
import { draftKeyFor, oneself, openedBy, readOpenedBy } from './acting-for'
import { typedFields } from './typed-fields'

function formOf(fields: Record<string, string | string[]>) {
  const form = new FormData()
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value)
  return form
}

test('what was typed is kept, with the version it was typed over, and nothing of the page itself', () => {
  const form = formOf({
    $ACTION_ID_x: '',
    $ACTION_1: 'x',
    __intent: 'x',
    idempotencyKey: 'x',
    openedBy: openedBy({ userId: 'user', whom: oneself }),
    draftKey: 'visit-questions.change:q@self',
    intent: 'leave',
    id: 'q',
    version: '3',
    body: 'Can I drive?\r\nAnd swim?',
    several: ['one', 'two'],
  })
  expect(typedFields(form)).toEqual({
    body: ['Can I drive?\nAnd swim?'],
    several: ['one', 'two'],
    ' version': ['3'],
  })
})

test('no secret is kept, whether the action calls it one or only its name does', () => {
  const secrets = { newPassword: 'x', confirmPassword: 'x', code: 'x', linkToken: 'x', pin: 'x' }
  expect(typedFields(formOf({ body: 'Can I drive?', ...secrets }), ['pin'])).toEqual({ body: ['Can I drive?'] })
})

test('a form in which nothing was typed keeps nothing, nor does one with more than a person types', () => {
  expect(typedFields(formOf({ id: 'q', version: '3', body: '  ' }))).toBeNull()
  expect(typedFields(formOf({ body: 'x'.repeat(50_001) }))).toBeNull()
})

test('a file is not kept', () => {
  const form = formOf({ body: 'Can I drive?' })
  form.append('scan', new File(['x'], 'scan.nii'))
  expect(typedFields(form)).toEqual({ body: ['Can I drive?'] })
})

test('the name of a draft ends with whose record it is for, whether it names a record of its own or not', () => {
  expect(draftKeyFor('visit-questions.write', oneself)).toBe('visit-questions.write:@self')
  expect(draftKeyFor('visit-questions.change:q', 'grant')).toBe('visit-questions.change:q@grant')
})

test('who opened a form is read as it was written, also an account whose id has spaces', () => {
  const opened = { userId: 'user of old', whom: 'grant' }
  expect(readOpenedBy(openedBy(opened))).toEqual(opened)
  expect(readOpenedBy('self')).toEqual({ userId: '', whom: 'self' })
})
