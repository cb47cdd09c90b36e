'use client'
import { useField } from '@conform-to/react'
import { buttonClass } from '@/components/ui/button-class'

/**
 * A patient has one primary doctor. When somebody is it already, the form comes back with who that is, and with both ways
 * to go on as buttons that send the same form: without script they do the same.
 */
export function PrimaryChoice() {
  const [field] = useField<string>('presentPrimary')
  if (!field.errors) return null
  return (
    <div id={field.id} tabIndex={-1} className="mb-4 rounded-control border-2 border-danger bg-danger-tint px-4 py-3">
      <p id={field.errorId} className="mb-3 font-medium">
        {field.errors[0]}
      </p>
      <div className="flex flex-wrap gap-2">
        <button type="submit" name={field.name} value="consultant" className={buttonClass('primary')}>
          Make this the primary and the present one consultant
        </button>
        <button type="submit" name={field.name} value="end" className={buttonClass('secondary')}>
          Make this the primary and end the present one
        </button>
      </div>
    </div>
  )
}
