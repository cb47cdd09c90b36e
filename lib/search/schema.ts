import * as z from 'zod'

export const searchInput = z.object({
  terms: z
    .string({ error: 'Enter a name or an id.' })
    .trim()
    .min(1, 'Enter a name or an id.')
    .max(200, 'Search for at most 200 characters.'),
  /** The list to search in. */
  path: z.enum(['/clinic/patients']),
})
