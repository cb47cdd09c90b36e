/** Why a file cannot be imported, in a sentence that says what to do. */
export class LegacyFileError extends Error {}
