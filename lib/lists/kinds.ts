/** What a column holds, which decides how it is shown, filtered, sorted and exported. */
export const columnKinds = ['text', 'number', 'money', 'date', 'moment', 'choice', 'yes-no', 'reference'] as const
export type ColumnKind = (typeof columnKinds)[number]
