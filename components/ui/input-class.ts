/** How a field looks; here, because server components show fields as well. */
export const inputClass =
  'w-full border border-line bg-surface text-ink rounded-control px-3 min-h-control aria-invalid:border-danger aria-invalid:border-2'
