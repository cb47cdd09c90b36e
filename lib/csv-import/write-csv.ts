import { delimiters, quotes, type Encoding, type ReadingSettings } from './vocabulary'

/**
 * A line of a file that is given back: every cell in quotes, and a letter in front of what a spreadsheet would take for a
 * formula. `convertRow` takes that letter off again, so that a mended file can be sent as it is.
 */
export function csvLine(cells: readonly string[], { delimiter, quote }: Pick<ReadingSettings, 'delimiter' | 'quote'>) {
  const mark = quotes[quote] || '"'
  return `${cells.map((cell) => `${mark}${safe(cell).replaceAll(mark, mark + mark)}${mark}`).join(delimiters[delimiter])}\r\n`
}

function safe(cell: string) {
  return /^[=+\-@\t\r\0＝＋－＠]/.test(cell) ? `'${cell}` : cell
}

/** Writes text in the encoding of the file it belongs to; UTF-8 where that cannot be written. */
export function encoderOf(encoding: Encoding): { start: Buffer; encode: (text: string) => Buffer } {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const isBig = encoding === 'utf-16be'
    const encode = (text: string) => (isBig ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, 'utf16le'))
    return { start: encode('\ufeff'), encode }
  }
  const table = encoding === 'utf-8' ? null : singleBytes(encoding)
  if (!table) return { start: Buffer.from('\ufeff'), encode: (text) => Buffer.from(text) }
  return {
    start: Buffer.alloc(0),
    encode: (text) => Buffer.from(Array.from(text, (letter) => table.get(letter) ?? 63)),
  }
}

/** Letter to byte, for encodings of one byte a letter; null for the others. */
function singleBytes(encoding: Encoding): Map<string, number> | null {
  const table = new Map<string, number>()
  for (let byte = 0; byte < 256; byte += 1) {
    // without `stream`, Node.js takes Windows-1252 for ISO-8859-1
    const letter = new TextDecoder(encoding).decode(Uint8Array.of(byte), { stream: true })
    if (letter !== '' && letter !== '\ufffd') table.set(letter, byte)
  }
  return table.size >= 200 ? table : null
}
