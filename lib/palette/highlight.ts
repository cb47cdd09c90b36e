/** A text in pieces, of which some are what was searched for. */
export type Piece = { text: string; isMatch: boolean }

/** Marks the words of a search in a text, whatever the case and the accents. */
export function highlight(text: string, words: string): Piece[] {
  const wanted = fold(words)
    .folded.split(/[\s,;]+/)
    .filter(Boolean)
  if (wanted.length === 0) return [{ text, isMatch: false }]
  const { folded, origin } = fold(text)
  const marked = new Array<boolean>(text.length).fill(false)
  for (const word of wanted)
    for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + word.length))
      for (let index = at; index < at + word.length; index += 1) marked[origin[index]!] = true
  const pieces: Piece[] = []
  let at = 0
  for (const character of text) {
    const last = pieces.at(-1)
    const isAccent = /^\p{M}$/u.test(character) // stays with the letter that it belongs to
    const isMatch = isAccent ? (last?.isMatch ?? false) : (marked[at] ?? false)
    if (last?.isMatch === isMatch) last.text += character
    else pieces.push({ text: character, isMatch })
    at += character.length
  }
  return pieces
}

/** Lower case without accents, and where each letter of that stood. */
function fold(text: string) {
  let folded = ''
  const origin: number[] = []
  let at = 0
  for (const character of text) {
    const plain = character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
    for (const _ of plain) origin.push(at)
    folded += plain
    at += character.length
  }
  return { folded, origin }
}
