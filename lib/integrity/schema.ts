import * as z from 'zod'

export const requestCheckInput = z.object({ repair: z.coerce.boolean().optional() })
