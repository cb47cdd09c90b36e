import { draftField, openedField } from './acting-for'

/** As drafts are kept (lib/drafts): each field as texts, and the version that the form was opened with. */
type TypedFields = Record<string, string[]>

const versionField = ' version'
const machinery = new Set(['idempotencyKey', 'version', 'intent', 'id', openedField, draftField])
const mostLetters = 50_000

/**
 * What somebody typed into a form, as it may be kept: no file, nothing that the page itself put there, and nothing that is
 * called like a secret or that the action calls one. Null when that is nothing, or more than a person types.
 */
export function typedFields(form: FormData, secret: readonly string[] = []): TypedFields | null {
  const typed: TypedFields = {}
  let letters = 0
  for (const [name, value] of form) {
    if (typeof value !== 'string' || value.trim() === '' || name.length > 200) continue
    if (/^[$_]/.test(name) || machinery.has(name) || secret.includes(name) || isSecretName(name)) continue
    typed[name] = [...(typed[name] ?? []), value.replaceAll('\r\n', '\n')]
    letters += value.length
  }
  if (letters === 0 || letters > mostLetters) return null
  const version = form.get('version')
  return typeof version === 'string' ? { ...typed, [versionField]: [version] } : typed
}

function isSecretName(name: string) {
  return /password|passkey|code|token|secret/i.test(name)
}
