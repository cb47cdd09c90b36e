import fs from 'node:fs'
import { analyse } from 'chardet'
import { CsvError } from './csv-error'
import { encodingNames, type Encoding } from './vocabulary'

/** `because` is a sentence for the page. */
export type SniffedEncoding = { encoding: Encoding; because: string }

const pieceBytes = 256 * 1024
const sampleBytes = 64 * 1024

/**
 * How a file writes its letters. A byte order mark says it; else UTF-16 shows in its zeros, and UTF-8 in being valid from
 * the first byte to the last, which other encodings are not by chance. What is left is guessed from the letters.
 */
export async function sniffEncoding(filePath: string): Promise<SniffedEncoding> {
  const { head, size, isUtf8, hasZeros, sample } = await survey(filePath)
  if (size === 0) throw new CsvError('The file is empty.')
  const marked = markOf(head)
  if (marked) return { encoding: marked, because: 'The file says so itself, with a byte order mark.' }
  const wide = utf16Of(head)
  if (wide) return { encoding: wide, because: 'Every other byte is zero.' }
  if (hasZeros)
    throw new CsvError(
      'This is not a text file: it holds zero bytes. If it comes from a spreadsheet, save it as “CSV UTF-8” and send that.',
    )
  const kind = binaryKind(head)
  if (kind) throw new CsvError(`This is ${kind}, not a CSV file. Save or export it as CSV and send that.`)
  if (isUtf8) return { encoding: 'utf-8', because: 'All of it is valid UTF-8.' }
  return { encoding: guess(sample), because: 'Judged by its letters: look at the names above.' }
}

type Survey = { head: Buffer; size: number; isUtf8: boolean; hasZeros: boolean; sample: Buffer }

/** One reading of the whole file, a piece at a time; keeps what lies around letters beyond ASCII. */
async function survey(filePath: string): Promise<Survey> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const kept: Buffer[] = []
  const found: Survey = { head: Buffer.alloc(0), size: 0, isUtf8: true, hasZeros: false, sample: Buffer.alloc(0) }
  let keptBytes = 0
  for await (const read of fs.createReadStream(filePath, { highWaterMark: pieceBytes })) {
    const piece = read as Buffer
    if (found.size === 0) found.head = piece.subarray(0, 4096)
    found.size += piece.length
    found.hasZeros ||= piece.includes(0)
    if (found.isUtf8) found.isUtf8 = isValid(decoder, piece, true)
    if (keptBytes < sampleBytes && piece.some((byte) => byte > 127)) {
      kept.push(piece.subarray(0, sampleBytes))
      keptBytes += piece.length
    }
  }
  found.isUtf8 &&= isValid(decoder, Buffer.alloc(0), false)
  found.sample = Buffer.concat(kept).subarray(0, 4 * sampleBytes)
  return found
}

function isValid(decoder: TextDecoder, piece: Buffer, stream: boolean) {
  try {
    decoder.decode(piece, { stream })
    return true
  } catch {
    return false
  }
}

function markOf(head: Buffer): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return null
}

/** Without a mark: the letters of a table are mostly ASCII, so nearly every high byte is zero, and no low byte is. */
function utf16Of(head: Buffer): Encoding | null {
  const zeros = [0, 0]
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2]! += 1
  const half = head.length / 2
  if (half < 2) return null
  if (zeros[1]! > half * 0.6 && zeros[0]! < half * 0.05) return 'utf-16le'
  if (zeros[0]! > half * 0.6 && zeros[1]! < half * 0.05) return 'utf-16be'
  return null
}

const kinds: [begins: string, kind: string][] = [
  ['504b0304', 'a spreadsheet or a zip archive'],
  ['d0cf11e0', 'an old spreadsheet or document'],
  ['25504446', 'a PDF'],
  ['1f8b', 'a compressed file'],
  ['89504e47', 'a picture'],
  ['ffd8ff', 'a picture'],
  ['53514c69746520666f726d6174', 'an SQLite database'],
]

function binaryKind(head: Buffer) {
  const begins = head.subarray(0, 16).toString('hex')
  return kinds.find(([start]) => begins.startsWith(start))?.[1] ?? null
}

/** chardet's names of what the Encoding Standard decodes alike. */
const sameAs: Record<string, string> = {
  'iso-8859-1': 'windows-1252',
  'iso-8859-9': 'windows-1254',
  'iso-8859-8': 'windows-1255',
  'iso-8859-6': 'windows-1256',
}
const surer = 10
const fewWords = 8

/**
 * Western unless something else is clearly likelier: a few accents in a table prove little. What would put signs into the
 * middle of words, or two scripts into one word, is out; among the rest the frequencies of letters decide.
 */
function guess(sample: Buffer): Encoding {
  const words = wordsBeyondAscii(sample)
  const text = Buffer.from(words.join(' '), 'latin1')
  const flaws = new Map(encodingNames.map((encoding) => [encoding, flawsIn(text, encoding)]))
  const isPossible = (encoding: Encoding) => (flaws.get(encoding) ?? 1) <= 0.02
  const confidence = new Map<string, number>()
  for (const match of analyse(text)) {
    const name = sameAs[match.name.toLowerCase()] ?? match.name.toLowerCase()
    confidence.set(name, Math.max(confidence.get(name) ?? 0, match.confidence))
  }
  const candidates = encodingNames
    .filter((encoding) => !encoding.startsWith('utf') && isPossible(encoding))
    .map((encoding) => ({ encoding, confidence: confidence.get(encoding) ?? 0 }))
    .toSorted((one, other) => other.confidence - one.confidence)
  const best = candidates[0]
  if (!best) return 'windows-1252'
  const western = candidates.find(({ encoding }) => encoding === 'windows-1252')
  if (!western) return best.encoding
  const isFar = words.length >= fewWords && best.confidence >= western.confidence + surer
  return isFar ? best.encoding : 'windows-1252'
}

/** The share of words that this encoding makes nonsense of. */
function flawsIn(text: Buffer, encoding: Encoding): number {
  const words = new TextDecoder(encoding).decode(text, { stream: true }).split(' ')
  const flawed = words.filter(
    (word) =>
      /[^\p{L}\p{M}'’]/u.test(word) ||
      (/[A-Za-z]/.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word)) ||
      /\p{Ll}\p{Lu}/u.test(word),
  )
  return flawed.length / Math.max(1, words.length)
}

/** What is said in digits and plain words says nothing about an encoding. */
function wordsBeyondAscii(sample: Buffer): string[] {
  const words = sample.toString('latin1').match(/[A-Za-z'\x80-\xff]*[\x80-\xff][A-Za-z'\x80-\xff]*/g) ?? []
  return [...words].slice(0, 5000)
}
