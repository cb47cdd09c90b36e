/** How a field looks; here, because server components show fields as well. */
export const inputClass =
  'w-full border border-line bg-surface text-ink rounded-control px-3 min-h-control aria-invalid:border-danger aria-invalid:border-2'

/** How a field for a file looks. */
export const fileInputClass =
  'min-h-control max-w-full file:mr-3 file:min-h-control file:rounded-control file:border file:border-solid file:border-line file:bg-surface file:px-3 file:text-ink'
