import * as z from 'zod'
import { clinicZone } from '@/lib/format/dates'
import { momentText, optionalMomentText } from '@/lib/forms/dates'
import { wholeNumber } from '@/lib/forms/money'
import { idText, optionalText, requiredText, versionNumber } from '@/lib/forms/text'
import { fileTypes, processingStatuses } from './vocabulary'

const scanFields = {
  sessionId: requiredText('the session the scan belongs to', 520),
  originalFilename: optionalText(300),
  fileType: z.enum(fileTypes, { error: 'Choose a file type from the list.' }).optional(),
  fileSize: wholeNumber({ what: 'the size of the file', least: 0, most: 1_000_000_000_000, unit: 'bytes' }),
  imageDimensions: optionalText(100).refine((text) => text === null || /^\d{1,5}(\s*[x×]\s*\d{1,5}){1,3}$/.test(text), {
    error: 'Write the dimensions as numbers with x between them, such as 256x256x176.',
  }),
  uploadTimestamp: momentText(clinicZone, { what: 'when the scan was uploaded', latest: 'today' }),
  processingStatus: z.enum(processingStatuses, { error: 'Choose where the processing stands.' }),
  processingTimestamp: optionalMomentText(clinicZone, { latest: 'today' }),
}

export const createScanInput = z.object(scanFields)
export type CreateScanInput = z.infer<typeof createScanInput>

export const updateScanInput = z.object({ id: idText, version: versionNumber, ...scanFields })
export type UpdateScanInput = z.infer<typeof updateScanInput>
