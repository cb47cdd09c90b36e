import { ActionForm } from '@/components/ui/action-form'
import { saveAppearanceAction } from '@/lib/appearance/actions'
import { textSizes, type Appearance } from '@/lib/appearance/schema'

const marks = { '100': 'A', '125': 'A+', '150': 'A++', '200': 'A+++' } as const

/** The size of letters, by one press, on every page in the same place: in one row, also on a telephone at the largest. */
export function TextSizeBar({ current }: { current: Appearance }) {
  return (
    <ActionForm id="text-size" action={saveAppearanceAction} className="no-print">
      <fieldset className="flex flex-wrap items-center gap-[12px]">
        <legend className="float-left pe-3 text-muted max-sm:sr-only">Letters</legend>
        {textSizes.map((size) => (
          <button
            key={size}
            type="submit"
            name="text"
            value={size}
            aria-pressed={size === current.text}
            aria-label={`${marks[size]}, letters at ${size} per cent`}
            className="inline-flex min-h-[48px] min-w-[48px] items-center justify-center rounded-card border border-line bg-surface px-[8px] text-[length:min(1em,6.5vw)] leading-tight font-semibold hover:bg-primary-tint aria-pressed:border-2 aria-pressed:border-primary aria-pressed:bg-primary-tint aria-pressed:text-primary"
          >
            {marks[size]}
          </button>
        ))}
      </fieldset>
    </ActionForm>
  )
}
