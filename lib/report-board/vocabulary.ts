/** Where a report stands on its way from the asking to its reader, in this order. */
export const boardColumns = ['asked', 'making', 'failed', 'to-sign', 'to-release', 'released'] as const
export type BoardColumn = (typeof boardColumns)[number]

export const boardColumnLabels: Record<BoardColumn, string> = {
  asked: 'Asked for',
  making: 'Being made',
  failed: 'Failed',
  'to-sign': 'To sign',
  'to-release': 'Signed, not released',
  released: 'Released',
}

export const boardColumnAbout: Record<BoardColumn, string> = {
  asked: 'Wait for their turn.',
  making: 'A worker is writing them.',
  failed: 'Could not be made: each says why.',
  'to-sign': 'Made; a clinician reads and signs them.',
  'to-release': 'Signed, or held: the patient cannot read them yet.',
  released: 'The patient can read them. The last 30 days.',
}
