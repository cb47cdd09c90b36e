/** What is wrong with a file or a cell, as a sentence for a person. Never quotes what stands in the file. */
export class CsvError extends Error {
  override name = 'CsvError'
}
