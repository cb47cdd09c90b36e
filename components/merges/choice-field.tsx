'use client'
import { useField } from '@conform-to/react'
import type { MergeChoice } from '@/lib/merges/vocabulary'

export type Option = { value: MergeChoice; text: string | null }

type Props = { name: string; label: string; options: Option[]; defaultChoice: MergeChoice }

/** One field of two records side by side: which one is right. Radios, so that it works without script and by arrows. */
export function ChoiceField({ name, label, options, defaultChoice }: Props) {
  const [field] = useField<string>(name)
  const chosen = field.initialValue ?? defaultChoice
  const others = options.length - 2
  return (
    <fieldset id={field.id} className="border-t border-hairline py-3 first:border-t-0">
      <legend className="float-left mb-1 w-full font-medium">{label}</legend>
      <div className={`clear-both grid gap-2 ${others > 0 ? 'md:grid-cols-3' : 'sm:grid-cols-2'}`}>
        {options.map(({ value, text }) => (
          <label
            key={value}
            className="flex min-h-control cursor-pointer items-start gap-2 rounded-control border border-line bg-surface px-3 py-2 has-checked:border-primary has-checked:bg-primary-tint"
          >
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={value === chosen}
              className="mt-1 size-4 shrink-0 accent-primary"
            />
            <span className="min-w-0 wrap-anywhere whitespace-pre-line">
              <span className="sr-only">{side[value]}: </span>
              {value === 'both' && <span className="block text-muted">Both, one after the other</span>}
              {text === null ? <span className="text-muted">empty</span> : value === 'both' ? null : <bdi>{text}</bdi>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const side: Record<MergeChoice, string> = { kept: 'The record you keep', merged: 'The other record', both: 'Of both' }
