/** What a cell of the column holds, which decides how it is read. */
export type FieldKind = 'text' | 'date' | 'moment' | 'time' | 'number' | 'money' | 'choice' | 'email'

export type CsvField = {
  /** As in the forms: camelCase. */
  name: string
  label: string
  kind: FieldKind
  /** One of a group, or this one, must be there: "name, or given name and family name". */
  hint?: string
  /** Headers that mean this, folded: whole headers, in the languages of our clinics. */
  headers: readonly string[]
  /** For a choice: every spelling of each value, folded. */
  choices?: Readonly<Record<string, readonly string[]>>
}
