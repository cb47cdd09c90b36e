import { expect, test } from 'vitest'
import { transportOptions } from './transport'

test('to any machine but this one a mail travels encrypted, or not at all', () => {
  expect(transportOptions('smtps://mail.clinic.example')).toMatchObject({ port: 465, secure: true })
  expect(transportOptions('smtp://mail.clinic.example')).toMatchObject({
    port: 587,
    secure: false,
    requireTLS: true,
    ignoreTLS: false,
  })
  expect(transportOptions('smtp://127.0.0.1.clinic.example:25')).toMatchObject({ port: 25, requireTLS: true })
  expect(transportOptions('smtp://127.0.0.1:2525')).toMatchObject({ port: 2525, requireTLS: false, ignoreTLS: true })
})

test('user and password are read as they were written, and none are none', () => {
  expect(transportOptions('smtps://clinic%40example.test:p%3Ass@mail.clinic.example')).toMatchObject({
    auth: { user: 'clinic@example.test', pass: 'p:ss' },
  })
  expect(transportOptions('smtps://mail.clinic.example')).not.toHaveProperty('auth')
})
