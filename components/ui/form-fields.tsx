'use client'
import { useField, getInputProps, getSelectProps } from '@conform-to/react'
import { useState, type ReactNode } from 'react'
import { useFormStatus } from 'react-dom'
import { buttonClass, type ButtonKind, type ButtonSize } from './button-class'
import { inputClass } from './input-class'
import { describedBy, Labelled, useKept } from './labelled'
import { useTypedEarly } from './use-typed-early'
import { useHydrated } from './use-hydrated'

type Common = { name: string; label: string; hint?: string; required?: boolean; className?: string }

export function TextField({
  name,
  label,
  hint,
  required,
  className,
  type = 'text',
  autoComplete,
  defaultValue,
  inputMode,
}: Common & {
  type?: 'text' | 'email' | 'password' | 'tel'
  autoComplete?: string
  defaultValue?: string
  inputMode?: 'email' | 'numeric' | 'text'
}) {
  const [field, form] = useField<string>(name)
  const kept = useKept(field, form, defaultValue)
  const [isShown, setShown] = useState(false)
  const { key, ...props } = getInputProps(field, { type, ariaDescribedBy: describedBy(field, hint) })
  return (
    <Labelled field={field} label={label} hint={hint} className={className}>
      <input
        key={key}
        {...props}
        type={isShown ? 'text' : type}
        data-secret={type === 'password' || undefined}
        required={required}
        defaultValue={kept}
        autoComplete={autoComplete}
        inputMode={inputMode}
        spellCheck={false}
        className={inputClass}
      />
      {type === 'password' && <ShowSwitch isShown={isShown} onPress={() => setShown(!isShown)} />}
    </Labelled>
  )
}

/** For who cannot be sure which key they met. Without script there is nothing to press, and the field hides as ever. */
function ShowSwitch({ isShown, onPress }: { isShown: boolean; onPress: () => void }) {
  if (!useHydrated()) return null
  return (
    <button
      type="button"
      aria-pressed={isShown}
      onClick={onPress}
      className="mt-3 inline-flex min-h-control min-w-12 items-center rounded-control text-start text-primary underline underline-offset-2"
    >
      {isShown ? 'Hide what I typed' : 'Show what I typed'}
    </button>
  )
}

export function TextAreaField({
  name,
  label,
  hint,
  className,
  defaultValue,
  rows = 4,
}: Common & { defaultValue?: string; rows?: number }) {
  const [field, form] = useField<string>(name)
  const kept = useKept(field, form, defaultValue)
  const { key, ...props } = getInputProps(field, { type: 'text', ariaDescribedBy: describedBy(field, hint) })
  const { type: _type, ...area } = props
  useTypedEarly(field.id)
  return (
    <Labelled field={field} label={label} hint={hint} className={className}>
      <textarea key={key} {...area} rows={rows} defaultValue={kept} className={`${inputClass} py-2`} />
    </Labelled>
  )
}

export function SelectField({
  name,
  label,
  hint,
  className,
  options,
  defaultValue,
}: Common & { options: { value: string; label: string }[]; defaultValue?: string }) {
  const [field, form] = useField<string>(name)
  const kept = useKept(field, form, defaultValue)
  const { key, ...props } = getSelectProps(field, { ariaDescribedBy: describedBy(field, hint) })
  return (
    <Labelled field={field} label={label} hint={hint} className={className}>
      <select key={key} {...props} defaultValue={kept} className={inputClass}>
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

export function SubmitButton({
  children,
  kind = 'primary',
  size,
  intent,
  pendingText = 'Saving…',
}: {
  children: ReactNode
  kind?: ButtonKind
  size?: ButtonSize
  /** What this button is for, where a form has more than one. The first is what the Enter key presses. */
  intent?: string
  pendingText?: string
}) {
  const { pending } = useFormStatus()
  return (
    <button
      type="submit"
      name={intent && 'intent'}
      value={intent}
      aria-disabled={pending}
      className={buttonClass(kind, size)}
      onClick={(event) => pending && event.preventDefault()}
    >
      {pending ? pendingText : children}
    </button>
  )
}
