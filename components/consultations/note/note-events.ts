/** Asks for the list of phrases, for the field of this name; an event of the window. */
export const phrasesEvent = 'substantia:phrases'
