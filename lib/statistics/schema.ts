import * as z from 'zod'
import { idText } from '@/lib/forms/text'

export const recountInput = z.object({ patientId: idText })
