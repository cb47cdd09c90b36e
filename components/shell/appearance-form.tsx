import { ActionForm } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button-class'
import { saveAppearanceAction } from '@/lib/appearance/actions'
import { densities, themes, type Appearance } from '@/lib/appearance/schema'

const themeLabels = { system: 'Like this device', light: 'Light', dark: 'Dark' } as const
const densityLabels = { compact: 'Compact', standard: 'Standard', comfortable: 'Comfortable' } as const

/** Colours and row height, remembered in this browser. Each choice is a button of its own: one press, no saving. */
export function AppearanceForm({ current, withDensity = false }: { current: Appearance; withDensity?: boolean }) {
  return (
    <>
      <Choice
        id="theme"
        legend="Colours"
        name="theme"
        options={themes.map((value) => ({ value, label: themeLabels[value] }))}
        current={current.theme}
      />
      {withDensity && (
        <Choice
          id="density"
          legend="Rows"
          name="density"
          options={densities.map((value) => ({ value, label: densityLabels[value] }))}
          current={current.density}
        />
      )}
    </>
  )
}

function Choice({
  id,
  legend,
  name,
  options,
  current,
}: {
  id: string
  legend: string
  name: string
  options: { value: string; label: string }[]
  current: string
}) {
  return (
    <ActionForm id={id} action={saveAppearanceAction} className="mb-3">
      <fieldset>
        <legend className="mb-1 font-medium">{legend}</legend>
        <div className="flex flex-wrap gap-1">
          {options.map(({ value, label }) => (
            <button
              key={value}
              type="submit"
              name={name}
              value={value}
              aria-pressed={value === current}
              className={`${buttonClass('secondary')} aria-pressed:border-primary aria-pressed:bg-primary-tint aria-pressed:text-primary`}
            >
              {label}
            </button>
          ))}
        </div>
      </fieldset>
    </ActionForm>
  )
}
