/** What a form field or a filter can point to. */
export const referenceKinds = ['patients', 'doctors', 'users', 'sessions'] as const
export type ReferenceKind = (typeof referenceKinds)[number]
