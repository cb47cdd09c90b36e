/** A cell that can be changed where it stands. */
export type EditedCell = {
  list: string
  column: string
  label: string
  id: string
  version: number
  /** What a person calls the row. */
  name: string
  value: string
  choices?: readonly { value: string; label: string }[]
  most?: number
}
