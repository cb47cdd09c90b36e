import * as z from 'zod'
import { idText } from '@/lib/forms/text'

export const askArchiveInput = z.object({})
export const openArchiveInput = z.object({ id: idText })
