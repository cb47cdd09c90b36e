import path from 'node:path'

/** Where the fonts of the documents lie. */
export const fontDirectory = path.resolve('lib/report-documents/fonts')
