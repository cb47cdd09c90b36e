const longestId = 12

/** Enough of a long id to tell two people of one name apart; the chart has it whole. */
export function shortId(id: string) {
  return id.length > longestId ? `…\u2060${id.slice(-8)}` : id // U+2060: no line break after the dots
}
