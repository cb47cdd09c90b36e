import { CheckboxField } from '@/components/ui/number-fields'

/** Two appointments of one person at one time are refused unless this is ticked. */
export function OverlapField({ isAllowed }: { isAllowed?: boolean }) {
  return (
    <CheckboxField
      name="overlapAllowed"
      label="Allow the overlap"
      hint="Only where doctor or patient have another appointment then."
      defaultChecked={isAllowed}
    />
  )
}
