import { draftField, openedField } from '@/lib/forms/acting-for'

/** What a form holds, by field; a field may have several values. */
export type FormValues = Map<string, string[]>
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** What would be sent, without what no person types. */
export function valuesOf(form: HTMLFormElement): FormValues {
  const values: FormValues = new Map()
  for (const [name, value] of new FormData(form)) {
    if (isMachinery(name)) continue
    const text = typeof value === 'string' ? value : value.name
    if (text !== '' || typeof value === 'string') values.set(name, [...(values.get(name) ?? []), text])
  }
  return values
}

/** What a form held before anybody touched it, also when somebody typed before the script ran. */
export function untouchedValuesOf(form: HTMLFormElement): FormValues {
  const values = valuesOf(form)
  for (const control of controlsOf(form)) {
    if (control.name === '' || isMachinery(control.name) || control.dataset.reference !== undefined) continue
    const isText = control instanceof HTMLTextAreaElement || (control instanceof HTMLInputElement && isTextual(control))
    if (isText && values.get(control.name)?.length === 1) values.set(control.name, [control.defaultValue])
  }
  return values
}

/** The fields in which two states of a form differ. */
export function changedNames(before: FormValues, now: FormValues): string[] {
  const names = new Set([...before.keys(), ...now.keys()])
  return [...names].filter((name) => same(before.get(name) ?? [], now.get(name) ?? []) === false)
}

/** The changed fields of a form as they can be kept: never a password, a file, or what is marked as secret. */
export function keptFields(form: HTMLFormElement, names: string[]): Record<string, string[]> {
  const now = valuesOf(form)
  const kept: Record<string, string[]> = {}
  for (const name of names) {
    if (controlsNamed(form, name).some(isSecret)) continue
    const reference = referenceNamed(form, name)
    const chosen = reference?.dataset.chosen
    kept[name] = reference ? [chosen ? `${reference.value} (${chosen})` : reference.value] : (now.get(name) ?? [])
  }
  return kept
}

/** Puts kept values back, as if they were typed. */
export function restoreFields(form: HTMLFormElement, fields: Record<string, string[]>) {
  for (const [name, values] of Object.entries(fields)) {
    const reference = referenceNamed(form, name)
    if (reference) {
      write(reference, values[0] ?? '')
      continue
    }
    const controls = controlsNamed(form, name)
    for (const [index, control] of controls.entries()) {
      if (isSecret(control)) continue
      if (control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)) {
        if (values.includes(control.value) !== control.checked) control.click()
      } else if (control instanceof HTMLSelectElement && control.multiple) {
        for (const option of control.options) option.selected = values.includes(option.value)
        tell(control)
      } else write(control, values[index] ?? '')
    }
  }
}

/** What a person calls a field. */
export function labelOf(form: HTMLFormElement, name: string): string {
  const control = referenceNamed(form, name) ?? controlsNamed(form, name)[0]
  const isOption = control instanceof HTMLInputElement && control.type === 'radio'
  const legend = isOption ? control.closest('fieldset')?.querySelector('legend')?.textContent : undefined
  const label = legend ?? control?.labels?.[0]?.textContent ?? control?.getAttribute('aria-label') ?? name
  return label.trim().replace(/\s+/g, ' ')
}

export function versionOf(form: HTMLFormElement): string | undefined {
  const version = new FormData(form).get('version')
  return typeof version === 'string' ? version : undefined
}

const machinery = ['idempotencyKey', 'version', 'intent', openedField, draftField]

function isMachinery(name: string) {
  return name.startsWith('$') || name.startsWith('__') || machinery.includes(name)
}

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (element): element is Control =>
      element instanceof HTMLInputElement ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement,
  )
}

function controlsNamed(form: HTMLFormElement, name: string) {
  return controlsOf(form).filter((control) => control.name === name)
}

function referenceNamed(form: HTMLFormElement, name: string) {
  return form.querySelector<HTMLInputElement>(`input[data-reference="${CSS.escape(name)}"]`)
}

function isTextual({ type }: HTMLInputElement) {
  return !['hidden', 'checkbox', 'radio', 'file', 'submit', 'button', 'image'].includes(type)
}

function isSecret(control: Control) {
  return (
    control.type === 'password' ||
    control.type === 'file' ||
    control.dataset.secret !== undefined ||
    /password|one-time-code/.test(control.autocomplete)
  )
}

/** Past React's own record of the value, so that it notices. */
function write(control: Control, value: string) {
  const prototype = Object.getPrototypeOf(control) as object
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(control, value)
  tell(control)
}

function tell(control: Control) {
  control.dispatchEvent(new Event('input', { bubbles: true }))
  control.dispatchEvent(new Event('change', { bubbles: true }))
}

function same(a: string[], b: string[]) {
  return a.length === b.length && a.every((value, index) => value === b[index])
}
