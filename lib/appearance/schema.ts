import * as z from 'zod'

export const themes = ['system', 'light', 'dark'] as const
export const densities = ['compact', 'standard', 'comfortable'] as const
/** Per cent of the usual size of letters. */
export const textSizes = ['100', '125', '150', '200'] as const
export const contrasts = ['standard', 'high'] as const
/** How large the things are that one presses. */
export const targetSizes = ['standard', 'extra-large'] as const
/** Milliseconds for which a control that was just pressed does not answer; 0: no steady-hand mode. */
export const steadyTimes = ['0', '300', '700', '1200'] as const
export const motions = ['system', 'none'] as const
export const layouts = ['full', 'simple'] as const

/** How the pages look and answer. In a cookie, because it holds before logging in; what cannot be read is as usual. */
export const appearance = z.object({
  theme: z.enum(themes).catch('system'),
  density: z.enum(densities).catch('standard'),
  text: z.enum(textSizes).catch('100'),
  contrast: z.enum(contrasts).catch('standard'),
  targets: z.enum(targetSizes).catch('standard'),
  steady: z.enum(steadyTimes).catch('0'),
  motion: z.enum(motions).catch('system'),
  layout: z.enum(layouts).catch('full'),
})
export type Appearance = z.infer<typeof appearance>

const unknown = { error: 'Choose one of the buttons that are shown.' }

/** One choice or several: what a form sends. */
export const chosenAppearance = z
  .object({
    theme: z.enum(themes, unknown),
    density: z.enum(densities, unknown),
    text: z.enum(textSizes, unknown),
    contrast: z.enum(contrasts, unknown),
    targets: z.enum(targetSizes, unknown),
    steady: z.enum(steadyTimes, unknown),
    motion: z.enum(motions, unknown),
    layout: z.enum(layouts, unknown),
  })
  .partial()
export type ChosenAppearance = z.infer<typeof chosenAppearance>

/** What an account keeps: everything but the rows of lists, which patients have none of. */
export type Comfort = Omit<Appearance, 'density'>

// next-auth takes every cookie whose name begins like its own for a part of it, so these must not
export const appearanceCookie = 'substantia-appearance'
export const appearanceBeforeCookie = 'substantia-appearance-before'
