export const inputTypes = ['text', 'voice', 'mri', 'lab_data', 'mixed'] as const
export type InputType = (typeof inputTypes)[number]

export const outputFormats = ['text', 'voice', 'pdf'] as const
export type OutputFormat = (typeof outputFormats)[number]

export const sessionStatuses = ['active', 'processing', 'completed', 'error'] as const
export type SessionStatus = (typeof sessionStatuses)[number]

export const inputTypeLabels: Record<InputType, string> = {
  text: 'Text',
  voice: 'Voice',
  mri: 'MRI scan',
  lab_data: 'Laboratory data',
  mixed: 'Several kinds',
}
export const outputFormatLabels: Record<OutputFormat, string> = { text: 'Text', voice: 'Voice', pdf: 'PDF' }
export const sessionStatusLabels: Record<SessionStatus, string> = {
  active: 'Active',
  processing: 'Being processed',
  completed: 'Completed',
  error: 'Ended with an error',
}
