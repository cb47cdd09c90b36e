import type { en } from './en'

/** Every word of a report. Another language is another file of this shape and a line in `packs.ts`. */
export type ReportStrings = typeof en
