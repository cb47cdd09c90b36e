/** Where a report stands on its way from the asking to its reader, in this order. */
export const boardColumns = ['asked', 'making', 'failed', 'to-sign', 'to-release', 'released', 'for-doctors'] as const
export type BoardColumn = (typeof boardColumns)[number]

export const boardColumnLabels: Record<BoardColumn, string> = {
  asked: 'Asked for',
  making: 'Being made',
  failed: 'Failed',
  'to-sign': 'To sign',
  'to-release': 'Signed, not released',
  released: 'Released',
  'for-doctors': 'For doctors, signed',
}

export const boardColumnAbout: Record<BoardColumn, string> = {
  asked: 'Wait for their turn.',
  making: 'A worker is writing them.',
  failed: 'Could not be made: each says why.',
  'to-sign': 'Made; a clinician reads and signs them.',
  'to-release': 'Signed, or held: the patient cannot read them yet.',
  released: 'The patient can read them. The last 30 days.',
  'for-doctors': 'Written for doctors, who can read them; the patient cannot. The last 30 days.',
}

/** Where things have arrived: the newest is looked for first. Elsewhere what stands there longest comes first. */
export const newestFirst: readonly BoardColumn[] = ['released', 'for-doctors']

/** After how many days somebody should ask why a report still stands there; where it has arrived, never. */
export const overdueAfterDays: Record<BoardColumn, number | null> = {
  asked: 1,
  making: 1,
  failed: 2,
  'to-sign': 3,
  'to-release': 7,
  released: null,
  'for-doctors': null,
}

/** What of the worklist a card is, so that taking it on there is taking it on here. */
export const claimedAs: Partial<Record<BoardColumn, 'sign' | 'failed'>> = { failed: 'failed', 'to-sign': 'sign' }
