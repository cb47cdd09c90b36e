import type { FieldMetadata, FormMetadata } from '@conform-to/react'
import { useState, type ReactNode } from 'react'

/**
 * What stands in a field at first: what came back with the form, else what the record holds; a form that came back with
 * the field empty keeps it empty. Once it stands there it stays: the element holds what is typed, and a default that
 * changed with every answer would empty the fields nobody touched.
 */
export function useKept(
  field: FieldMetadata<string>,
  form: Pick<FormMetadata, 'status'>,
  recorded: string | null | undefined,
): string | undefined {
  const [kept, keep] = useState(() => ({
    recorded,
    value: field.initialValue ?? (form.status === undefined ? (recorded ?? undefined) : undefined),
  }))
  if (kept.recorded !== recorded) {
    const renewed = { recorded, value: recorded ?? undefined } // the record was saved and says something else now
    keep(renewed)
    return renewed.value
  }
  return kept.value
}

export function describedBy(field: FieldMetadata<string>, hint: string | undefined) {
  return hint ? `${field.id}-hint` : undefined
}

/** Label, hint and error around one control. */
export function Labelled({
  field,
  label,
  hint,
  className,
  children,
}: {
  field: FieldMetadata<string>
  label: string
  hint?: string
  className?: string
  children: ReactNode
}) {
  return (
    <div className={className ?? 'mb-4'}>
      <label htmlFor={field.id} className="mb-1 block font-medium">
        {label}
      </label>
      {hint && (
        <p id={`${field.id}-hint`} className="mb-1 text-muted">
          {hint}
        </p>
      )}
      <FieldError field={field} />
      {children}
    </div>
  )
}

export function FieldError({ field }: { field: FieldMetadata<string> }) {
  if (!field.errors) return null
  return (
    <p id={field.errorId} className="mb-1 font-medium text-danger">
      {field.errors[0]}
    </p>
  )
}
