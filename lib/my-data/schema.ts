import * as z from 'zod'

export const askArchiveInput = z.object({})
export const openArchiveInput = z.object({ id: z.string().min(1).max(200) })
