'use client'
import { getInputProps, useField } from '@conform-to/react'
import { inputClass } from './input-class'
import { describedBy, FieldError, Labelled, useKept } from './labelled'

type Common = { name: string; label: string; hint?: string; className?: string }

/** A whole number. Text with a numeric keyboard: a wheel over `type=number` changes what nobody meant to change. */
export function NumberField({
  unit,
  required,
  defaultValue,
  ...rest
}: Common & { unit?: string; required?: boolean; defaultValue?: number | string | null }) {
  return <Amount {...rest} required={required} unit={unit} inputMode="numeric" recorded={defaultValue} />
}

/** An amount of money; `moneyText` of lib/forms/money reads it. */
export function MoneyField({
  unit,
  required,
  defaultValue,
  ...rest
}: Common & { unit?: string; required?: boolean; defaultValue?: number | string | null }) {
  return <Amount {...rest} required={required} unit={unit} inputMode="decimal" recorded={defaultValue} />
}

function Amount({
  name,
  label,
  hint,
  required,
  className,
  unit,
  inputMode,
  recorded,
}: Common & {
  required?: boolean
  unit?: string
  inputMode: 'numeric' | 'decimal'
  recorded?: number | string | null
}) {
  const [field, form] = useField<string>(name)
  const kept = useKept(field, form, recorded?.toString())
  const { key, ...props } = getInputProps(field, { type: 'text', ariaDescribedBy: describedBy(field, hint) })
  return (
    <Labelled field={field} label={unit ? `${label} (${unit})` : label} hint={hint} className={className}>
      <input
        key={key}
        {...props}
        required={required}
        defaultValue={kept}
        inputMode={inputMode}
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
        className={`${inputClass} max-w-40 tabular-nums`}
      />
    </Labelled>
  )
}

/** Yes when ticked. Posts "on"; `ticked` of lib/forms/choices reads it. */
export function CheckboxField({ name, label, hint, className, defaultChecked }: Common & { defaultChecked?: boolean }) {
  const [field, form] = useField<string>(name)
  const kept = useKept(field, form, defaultChecked ? 'on' : undefined)
  const { key, ...props } = getInputProps(field, {
    type: 'checkbox',
    value: 'on',
    ariaDescribedBy: describedBy(field, hint),
  })
  return (
    <div className={className ?? 'mb-4'}>
      <FieldError field={field} />
      <label className="flex min-h-control items-center gap-2">
        <input key={key} {...props} defaultChecked={kept === 'on'} className="size-4 shrink-0 accent-primary" />
        <span>{label}</span>
      </label>
      {hint && (
        <p id={`${field.id}-hint`} className="ml-6 text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}

/** One of a few, all visible. The first radio carries the id that an error leads to. */
export function ChoiceField({
  name,
  label,
  hint,
  className,
  options,
  defaultValue,
  required,
}: Common & {
  options: readonly { value: string; label: string; hint?: string }[]
  defaultValue?: string | null
  required?: boolean
}) {
  const [field, form] = useField<string>(name)
  const kept = useKept(field, form, defaultValue)
  const described = [hint && `${field.id}-hint`, field.errors && field.errorId].filter(Boolean).join(' ')
  return (
    <fieldset className={className ?? 'mb-4'} aria-describedby={described || undefined}>
      <legend className="mb-1 font-medium">{label}</legend>
      {hint && (
        <p id={`${field.id}-hint`} className="mb-1 text-muted">
          {hint}
        </p>
      )}
      <FieldError field={field} />
      {options.map((option, index) => (
        <label key={option.value} className="flex min-h-control items-start gap-2 py-2">
          <input
            id={index === 0 ? field.id : undefined}
            key={field.key}
            type="radio"
            name={field.name}
            form={field.formId}
            value={option.value}
            required={required}
            defaultChecked={kept === option.value}
            className="mt-[0.2em] size-4 shrink-0 accent-primary"
          />
          <span>
            {option.label}
            {option.hint && <span className="block text-muted">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
