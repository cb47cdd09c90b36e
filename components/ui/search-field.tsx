import { TextField } from './form-fields'

/** What to search for. */
export function SearchField({ label, terms }: { label: string; terms: string | null }) {
  return (
    <TextField
      key={terms}
      name="terms"
      label={label}
      defaultValue={terms ?? undefined}
      autoComplete="off"
      className="min-w-56 flex-1"
    />
  )
}
