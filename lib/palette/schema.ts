import * as z from 'zod'

/** What is typed into the palette; sent in the body, because names have no place in addresses. */
export const paletteInput = z.object({ text: z.string().max(200, 'Search for less than 200 characters.') })
