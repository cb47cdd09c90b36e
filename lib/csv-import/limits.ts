/** What a file may hold. Each limit has its own sentence; none is reached by a list of people. */
export const largestFileBytes = 256 * 1024 * 1024
export const largestFormBytes = 64 * 1024 * 1024
export const mostRows = 500_000
export const mostColumns = 500
/** One row with everything in it: a quote that never closes stops here, not at the end of the memory. */
export const longestRowCharacters = 1_000_000
/** Rows written in one transaction. */
export const rowsPerChunk = 200
/** Rows of each outcome that are kept with their values, for the screen. */
export const mostShown = 100
/** Rows that are looked at to find out how the file is written. */
export const rowsSniffed = 20_000
