import { dictionary } from '@zxcvbn-ts/language-common'
import { lengthOfPassword, passwordLength, tooShortPassword } from '@/lib/forms/new-password'

const common = new Set((dictionary['passwords-common'] as (string | number)[]).map(String))

/**
 * Why this password may not be used, in a sentence that says what to do; null when it may.
 * Length and a list of common ones, no rules about kinds of characters (NIST SP 800-63B-4 §3.1.1.2).
 * `personal`: words about the account that must not be most of it.
 */
export function explainPassword(password: string, personal: string[] = []): string | null {
  const text = password.normalize('NFC')
  if (lengthOfPassword(text) < passwordLength.least) return tooShortPassword
  if (lengthOfPassword(text) > passwordLength.most) return `Use at most ${passwordLength.most} characters.`
  const plain = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  if (common.has(text.toLowerCase()) || common.has(plain.replace(/\d+$/, '')) || /^(.)\1*$/u.test(text)) {
    return 'This password is among the most common ones. Choose one that nobody else would.'
  }
  const words = personal
    .flatMap((word) => word.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= 4)
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), plain.replaceAll('substantia', ''))
  if (rest.length < 6)
    return 'This password is mostly a name or address of this account. Choose one that has nothing to do with it.'
  return null
}
