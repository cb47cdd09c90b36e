/** A field that two people changed, or one of them: what you sent, what stands there now, and what both began with. */
export type ConflictField = {
  name: string
  label: string
  yours: string
  theirs: string
  original: string
  /** How values of a closed set are called. */
  words?: Readonly<Record<string, string>>
}

export type Conflict = {
  /** Who saved meanwhile, and when; as text for the screen. */
  by: string
  at: string
  /** Sending this version says that theirs was seen. */
  version: number
  /** The same for a second record that the form writes: sent along by these names. */
  seen?: Readonly<Record<string, number>>
  fields: ConflictField[]
}

/** Who did not touch a field wants what the other wrote there. */
export function proposedSide({ yours, original }: ConflictField): 'yours' | 'theirs' {
  return yours === original ? 'theirs' : 'yours'
}
