import * as z from 'zod'
import { idText } from '@/lib/forms/text'

export const makeFeedInput = z.object({})
export const oneFeedInput = z.object({ id: idText })
export type OneFeedInput = z.infer<typeof oneFeedInput>
