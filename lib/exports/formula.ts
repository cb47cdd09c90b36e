/** What a spreadsheet takes for the beginning of a formula; full-width signs too, which some read as the narrow ones. */
export const formulaStart = /^[=+\-@\t\r\n\0＝＋－＠]/

/** A text that a guard was put before when it was exported, as it was. */
export function withoutGuard(text: string): string {
  return text.startsWith("'") && formulaStart.test(text.slice(1)) ? text.slice(1) : text
}
