import * as z from 'zod'

export const themes = ['system', 'light', 'dark'] as const
export const densities = ['compact', 'standard', 'comfortable'] as const

/** How the pages look for this browser; in a cookie, because it holds before logging in as well. */
export const appearance = z.object({
  theme: z.enum(themes).catch('system'),
  density: z.enum(densities).catch('standard'),
})
export type Appearance = z.infer<typeof appearance>

export const appearanceCookie = 'substantia-appearance'
