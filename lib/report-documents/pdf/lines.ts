import {
  endOfIsolate,
  inVisualOrder,
  isolate,
  isRightToLeft,
  levelsOf,
  mirrored,
  runsFromRight,
  type Level,
} from './direction'
import type { FontName, Fonts } from './fonts'

/** A part of a line that is drawn in one go. */
export type Run = {
  text: string
  font: FontName
  /** From the left end of the line. */
  x: number
  /** The text as it was written, when what is drawn is turned round or spelled out. */
  actual: string | null
}
/** Its runs stand in the order in which they are read, wherever they are drawn. */
export type Line = { runs: Run[]; width: number; fromRight: boolean }
export type Style = { size: number; bold: boolean }

type Piece = { text: string; drawn: string; font: FontName; level: Level; width: number; replaced: boolean }
/** What stays together on a line: a word and the spaces after it. */
type Word = { pieces: Piece[]; width: number; space: Piece[]; spaceWidth: number }

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
const plainText = /^[\x20-\x7e]*$/
const mostAtOnce = 200
const letter = /\p{L}/u
const wide = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Khmer}]/u

export type Typesetter = ReturnType<typeof typesetter>

/** Sets texts into lines, each character in the first font that has it. Knows afterwards whether one was in none. */
export function typesetter(fonts: Fonts) {
  const state = { replaced: false }
  return {
    state,
    lines(text: string, style: Style, width: number): Line[] {
      return text.split('\n').flatMap((paragraph) => linesOf(paragraph, style, width, fonts, state))
    },
    /** The width of the longest word, and of the whole on one line. */
    measure(text: string, style: Style): { least: number; whole: number } {
      const lines = text.split('\n').map((part) => wordsOf(part, style, fonts, state))
      const width = ({ width: word, spaceWidth }: Word) => word + spaceWidth
      return {
        least: Math.max(0, ...lines.flatMap((words) => words.map((word) => word.width))),
        whole: Math.max(0, ...lines.map((words) => words.reduce((sum, word) => sum + width(word), 0))),
      }
    },
  }
}

function linesOf(text: string, style: Style, width: number, fonts: Fonts, state: { replaced: boolean }): Line[] {
  const words = wordsOf(text, style, fonts, state).flatMap((word) =>
    word.width > width ? broken(word, width) : [word],
  )
  const lines: Word[][] = [[]]
  let used = 0
  for (const word of words) {
    if (used > 0 && used + word.width > width) {
      lines.push([])
      used = 0
    }
    lines.at(-1)?.push(word)
    used += word.width + word.spaceWidth
  }
  return lines.map((line) => toLine(line, runsFromRight(text)))
}

/** What a reader sees as characters. Word by word: the segmenter copies its whole text for every step. */
function clustersOf(text: string): string[] {
  if (plainText.test(text)) return [...text]
  return text.split(/(?<= )|(?= )/).flatMap((word) => {
    if (plainText.test(word)) return [...word]
    const parts: string[] = []
    for (let at = 0; at < word.length; at += mostAtOnce)
      for (const { segment } of segmenter.segment(word.slice(at, at + mostAtOnce))) parts.push(segment)
    return parts
  })
}

function wordsOf(text: string, style: Style, all: Fonts, state: { replaced: boolean }): Word[] {
  const fonts = all.forText(text)
  const parts = clustersOf(text)
  const levels = levelsOf(parts)
  const words: Word[] = []
  let open: { word: string[]; space: string[]; levels: Level[]; spaceLevels: Level[] } | null = null
  const close = () => {
    if (open) words.push(toWord(open, style, fonts, state))
    open = null
  }
  parts.forEach((part, at) => {
    const level = levels[at] ?? 0
    const isSpace = part === ' '
    if (open && !isSpace && (open.space.length > 0 || breaksBetween(parts[at - 1] ?? '', part))) close()
    open ??= { word: [], space: [], levels: [], spaceLevels: [] }
    ;(isSpace ? open.space : open.word).push(part)
    ;(isSpace ? open.spaceLevels : open.levels).push(level)
  })
  close()
  return words
}

/** A line may end after a hyphen between letters, and anywhere in scripts without spaces. */
function breaksBetween(before: string, after: string) {
  return (before === '-' && letter.test(after)) || wide.test(before) || wide.test(after)
}

function toWord(
  { word, space, levels, spaceLevels }: { word: string[]; space: string[]; levels: Level[]; spaceLevels: Level[] },
  style: Style,
  fonts: Fonts,
  state: { replaced: boolean },
): Word {
  const pieces = piecesOf(word, levels, style, fonts, state)
  const gap = piecesOf(space, spaceLevels, style, fonts, state)
  return { pieces, width: widthOf(pieces), space: gap, spaceWidth: widthOf(gap) }
}

/** Neighbours in one font and one direction become one piece; what no font can draw stands as its number. */
function piecesOf(parts: string[], levels: Level[], style: Style, fonts: Fonts, state: { replaced: boolean }): Piece[] {
  const pieces: Piece[] = []
  parts.forEach((part, at) => {
    if (part === isolate || part === endOfIsolate) return
    const level = levels[at] ?? 0
    const font = fonts.fontFor(part, style.bold)
    const last = pieces.at(-1)
    if (!font) pieces.push(asNumbers(part, level, style, fonts))
    else if (last?.font === font && last.level === level && !last.replaced) last.text += part
    else pieces.push({ text: part, drawn: part, font, level, width: 0, replaced: false })
  })
  const measured = pieces.flatMap((piece) => (piece.replaced ? piece : measuredPieces(piece, style, fonts)))
  if (measured.some(({ replaced }) => replaced)) state.replaced = true
  return measured
}

/** A piece with its width; in parts, as numbers, where its font breaks down over it. */
function measuredPieces(piece: Piece, style: Style, fonts: Fonts): Piece[] {
  const turned = piece.level % 2 === 1 && !isRightToLeft(piece.text)
  const drawn = turned ? [...piece.text].reverse().map(mirrored).join('') : piece.text
  const width = fonts.widthOf(drawn, piece.font, style.size)
  if (width !== null) return [{ ...piece, drawn, width }]
  return clustersOf(piece.text).map((part) => asNumbers(part, piece.level, style, fonts))
}

function asNumbers(part: string, own: Level, style: Style, fonts: Fonts): Piece {
  const drawn = numbersOf(part)
  const font = fonts.fontFor(drawn, style.bold) ?? ''
  const level = own % 2 === 0 ? own : own + 1
  return { text: part, drawn, font, level, width: fonts.widthOf(drawn, font, style.size) ?? 0, replaced: true }
}

function numbersOf(cluster: string) {
  return [...cluster]
    .map((character) => `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`)
    .join('')
}

/** A word wider than the line, in parts that fit. */
function broken(word: Word, width: number): Word[] {
  const parts: Word[] = []
  for (const piece of word.pieces) {
    const each = piece.width / Math.max(1, [...piece.drawn].length)
    const fitting = Math.max(1, Math.floor((width * 0.95) / Math.max(each, 0.01)))
    const characters = clustersOf(piece.drawn)
    for (let at = 0; at < characters.length; at += fitting) {
      const drawn = characters.slice(at, at + fitting).join('')
      const share = piece.width * (Math.min(fitting, characters.length - at) / characters.length)
      parts.push({ pieces: [{ ...piece, text: drawn, drawn, width: share }], width: share, space: [], spaceWidth: 0 })
    }
  }
  const last = parts.at(-1)
  if (last) parts[parts.length - 1] = { ...last, space: word.space, spaceWidth: word.spaceWidth }
  return parts
}

function toLine(words: Word[], fromRight: boolean): Line {
  const pieces = words.flatMap(({ pieces: word, space }) => [...word, ...space])
  const places = new Map<Piece, number>()
  let x = 0
  for (const piece of inVisualOrder(pieces)) {
    places.set(piece, x)
    x += piece.width
  }
  const runs: Run[] = []
  for (const piece of pieces) {
    const last = runs.at(-1)
    const plain = piece.level === 0 && !piece.replaced
    if (last && plain && last.actual === null && last.font === piece.font) last.text += piece.drawn
    else
      runs.push({ text: piece.drawn, font: piece.font, x: places.get(piece) ?? 0, actual: plain ? null : piece.text })
  }
  return { runs, width: x - (words.at(-1)?.spaceWidth ?? 0), fromRight }
}

function widthOf(pieces: { width: number }[]) {
  return pieces.reduce((sum, { width }) => sum + width, 0)
}
