import * as z from 'zod'

export const recountInput = z.object({ patientId: z.string().min(1).max(200) })
