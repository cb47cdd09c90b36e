export const inputTypes = ['text', 'voice', 'mri', 'lab_data', 'mixed'] as const
export const outputFormats = ['text', 'voice', 'pdf'] as const
export const sessionStatuses = ['active', 'processing', 'completed', 'error'] as const
