import { expect, test } from 'vitest'
import { clean } from './clean-text'

test.each([
  ['a right-to-left override', 'in\u202Egnp.exe', 'ingnp.exe'],
  ['isolates of somebody else', 'a\u2066b\u2069', 'ab'],
  ['what is not seen', 'pa\u200bss\u00ad\ufeff\u{e0041}', 'pass'],
  ['control characters', 'a\u0000\u001b[31mb\u0085', 'a[31mb\n'],
  ['half a character', 'a\ud800b', 'a\ufffdb'],
  ['a tower of marks', `a${'\u0301'.repeat(50)}`, 'á\u0301\u0301\u0301'],
  ['a joiner between Latin letters', 'ad\u200dmin', 'admin'],
])('takes out %s', (_name, raw, expected) => {
  expect(clean(raw)).toBe(expected)
})

test.each(['Привет', 'नमस्ते', 'شکرا می\u200cخواهم', '👩🏽\u200d⚕️', 'a\nb', '王小明'])('leaves %s as it is', (text) => {
  expect(clean(text)).toBe(text.normalize('NFC'))
})
