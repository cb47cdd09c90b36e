'use client'
import { useField } from '@conform-to/react'

/** One of a few, as large as a button each: the whole row is pressed. */
export function LargeChoices({
  name,
  label,
  options,
  defaultValue,
}: {
  name: string
  label: string
  options: readonly { value: string; label: string; means?: string }[]
  defaultValue?: string
}) {
  const [field] = useField<string>(name)
  return (
    <fieldset className="mb-8" aria-describedby={field.errors && field.errorId}>
      <legend className="mb-4 text-2xl font-semibold">{label}</legend>
      {field.errors && (
        <p id={field.errorId} className="mb-3 font-semibold text-danger">
          {field.errors[0]}
        </p>
      )}
      <div className="grid gap-4">
        {options.map((option, index) => (
          <label
            key={option.value}
            className="flex min-h-14 cursor-pointer items-start gap-4 rounded-card border border-line bg-surface p-4 hover:bg-primary-tint has-[:checked]:border-primary has-[:checked]:bg-primary-tint"
          >
            <input
              id={index === 0 ? field.id : undefined}
              type="radio"
              name={field.name}
              value={option.value}
              defaultChecked={(field.initialValue ?? defaultValue) === option.value}
              className="mt-0.5 size-7 shrink-0 accent-primary"
            />
            <span className="min-w-0">
              <span className="block text-xl font-semibold">{option.label}</span>
              {option.means && <span className="mt-1 block">{option.means}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** A single yes, as large as a button. */
export function LargeTick({
  name,
  label,
  means,
  defaultChecked,
}: {
  name: string
  label: string
  means?: string
  defaultChecked?: boolean
}) {
  const [field, form] = useField<string>(name)
  // what was sent or kept stands before what was saved; of a form that was sent, no word is a no
  const isGiven = field.initialValue !== undefined || form.status === 'error'
  return (
    <label className="mb-8 flex min-h-14 cursor-pointer items-start gap-4 rounded-card border border-line bg-surface p-4 hover:bg-primary-tint has-[:checked]:border-primary has-[:checked]:bg-primary-tint">
      <input
        type="checkbox"
        name={name}
        value="yes"
        defaultChecked={isGiven ? field.initialValue === 'yes' : defaultChecked}
        className="mt-0.5 size-7 shrink-0 accent-primary"
      />
      <span className="min-w-0">
        <span className="block text-xl font-semibold">{label}</span>
        {means && <span className="mt-1 block">{means}</span>}
      </span>
    </label>
  )
}
