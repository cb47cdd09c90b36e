export const fileTypes = ['png', 'jpg', 'dicom', 'nifti'] as const
export type FileType = (typeof fileTypes)[number]

export const processingStatuses = ['pending', 'processing', 'completed', 'failed'] as const
export type ProcessingStatus = (typeof processingStatuses)[number]

export const fileTypeLabels: Record<FileType, string> = { png: 'PNG', jpg: 'JPEG', dicom: 'DICOM', nifti: 'NIfTI' }
export const processingStatusLabels: Record<ProcessingStatus, string> = {
  pending: 'Waiting',
  processing: 'Being processed',
  completed: 'Processed',
  failed: 'Failed',
}
