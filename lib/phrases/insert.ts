type Known = { abbreviation: string; body: string }

/**
 * What becomes of a text when the abbreviation before the caret is complete: ".gait" and a space is the phrase and a
 * space. Null while nothing is to be replaced. The full stop is what nobody types before a word by chance.
 */
export function expandAt(
  text: string,
  caret: number,
  phrases: readonly Known[],
): { text: string; caret: number } | null {
  const typed = /(?:^|\s)\.([a-z0-9][a-z0-9-]{0,29})([ \n])$/i.exec(text.slice(0, caret))
  const [, abbreviation = '', ending = ''] = typed ?? []
  const phrase = phrases.find((one) => one.abbreviation === abbreviation.toLowerCase())
  if (!typed || !phrase) return null
  const start = caret - abbreviation.length - 2
  const before = text.slice(0, start) + phrase.body + ending
  return { text: before + text.slice(caret), caret: before.length }
}

/** A phrase at the caret, apart from the words around it. */
export function insertAt(text: string, start: number, end: number, body: string): { text: string; caret: number } {
  const head = text.slice(0, start)
  const tail = text.slice(end)
  const before = head === '' || /\s$/.test(head) ? '' : ' '
  const after = tail === '' || /^[\s.,;:!?)]/.test(tail) ? '' : ' '
  const inserted = head + before + body
  return { text: inserted + after + tail, caret: inserted.length }
}
