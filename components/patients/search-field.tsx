import { TextField } from '@/components/ui/form-fields'

/** What to search for: names in any order, without regard to accents and small slips, or an exact id. */
export function SearchField({ terms }: { terms: string | null }) {
  return (
    <TextField
      name="terms"
      label="Find a patient by name or exact id"
      defaultValue={terms ?? undefined}
      autoComplete="off"
      className="min-w-56 flex-1"
    />
  )
}
