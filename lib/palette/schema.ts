import * as z from 'zod'

const most = 'Search for at most 200 characters.'

/** What is typed into the palette; sent in the body, because names have no place in addresses. */
export const paletteInput = z.object({ text: z.string().max(200, most) })

/** The same from the page that searches without script. */
export const searchInput = z.object({
  text: z.string({ error: 'Enter what to search for.' }).trim().min(1, 'Enter what to search for.').max(200, most),
})

export const searchFilter = z.object({ s: z.string().max(100).optional().catch(undefined) })
