import { ActionForm } from '@/components/ui/action-form'
import { saveAppearanceAction } from '@/lib/appearance/actions'
import type { Appearance } from '@/lib/appearance/schema'
import { asked, questions } from './comfort-words'

/** Each choice is a button of its own: one press, and the page itself shows what it does. */
export function ComfortForm({ current }: { current: Appearance }) {
  return asked.map((name) => <Question key={name} name={name} current={current} />)
}

function Question({ name, current }: { name: (typeof asked)[number]; current: Appearance }) {
  const { title, about, choices } = questions[name]
  return (
    <ActionForm id={`comfort-${name}`} action={saveAppearanceAction} className="mb-10">
      <fieldset aria-describedby={`comfort-${name}-about`}>
        <legend className="text-2xl leading-tight font-semibold">{title}</legend>
        <p id={`comfort-${name}-about`} className="mt-1 max-w-[66ch]">
          {about}
        </p>
        <div className="mt-4 grid grid-cols-[repeat(auto-fit,minmax(min(100%,11rem),1fr))] gap-3">
          {choices.map(({ value, label, about: small }) => (
            <button
              key={value}
              type="submit"
              name={name}
              value={value}
              aria-pressed={value === current[name]}
              className="flex min-h-14 flex-wrap items-center justify-between gap-x-3 rounded-card border border-line bg-surface px-4 py-2 text-start hover:bg-primary-tint aria-pressed:border-2 aria-pressed:border-primary aria-pressed:bg-primary-tint aria-pressed:font-semibold aria-pressed:text-primary"
            >
              <span>
                <Sample name={name} value={value} />
                {label}
                {small && <span className="block">{small}</span>}
              </span>
              {value === current[name] && <span aria-hidden>✓</span>}
            </button>
          ))}
        </div>
      </fieldset>
    </ActionForm>
  )
}

const letterSizes: Record<string, string> = { '100': '18px', '125': '22.5px', '150': '27px', '200': '36px' }

/** What a choice will look like, beside its name. */
function Sample({ name, value }: { name: string; value: string }) {
  if (name === 'text')
    return (
      <span aria-hidden className="me-3 font-semibold" style={{ fontSize: letterSizes[value], lineHeight: 1.2 }}>
        Aa
      </span>
    )
  if (name === 'theme' && value !== 'system') return <Swatch theme={value} />
  if (name === 'contrast' && value === 'high') return <Swatch contrast={value} />
  return null
}

function Swatch({ theme, contrast }: { theme?: string; contrast?: string }) {
  return (
    <span
      aria-hidden
      data-contrast={contrast}
      data-swatch={theme}
      className="me-3 inline-flex size-9 items-center justify-center rounded-control border border-line bg-surface align-middle font-semibold text-ink"
    >
      A
    </span>
  )
}
