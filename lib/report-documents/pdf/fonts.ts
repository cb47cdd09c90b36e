import fs from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import { readEastAsianFonts, type Slice } from './east-asian-fonts'
import { unwrapWoff } from './woff'

const listed = z.array(
  z.object({
    file: z.string().regex(/^[a-z0-9-]+\.woff$/),
    bold: z.boolean(),
    sha256: z.string().length(64),
    /** The characters it has, first and last of each run, in order. */
    ranges: z.array(z.tuple([z.number(), z.number()])),
  }),
)
type Listed = z.infer<typeof listed>[number]

/** A font under the name by which the PDF knows it. */
export type FontName = string
export type Fonts = {
  /** The same for a text: Chinese, Japanese and Korean share characters that each writes in its own way. */
  forText: (text: string) => Fonts
  /** The first font that has every character of a cluster, in this weight if there is one; null when none has. */
  fontFor: (cluster: string, bold: boolean) => FontName | null
  /**
   * The width of a text, null where the shaping of its font breaks down. Letters that are not joined are as wide as
   * each of them: shaping every word only to measure it would take most of the time.
   */
  widthOf: (text: string, font: FontName, size: number) => number | null
}

/** What was read of a folder of fonts: a process draws many documents, and its fonts never change. */
const read = new Map<string, { all: Listed[]; bytes: Map<string, Buffer> }>()

function readFonts(directory: string) {
  const kept = read.get(directory) ?? {
    all: listed.parse(JSON.parse(fs.readFileSync(path.join(directory, 'coverage.json'), 'utf8'))),
    bytes: new Map<string, Buffer>(),
  }
  read.set(directory, kept)
  return kept
}

/** Where the packages of fonts lie: those of the house and they are parts of one repository. */
const packagesFor = (directory: string) => path.resolve(directory, '../../../node_modules/@fontsource')

/** The fonts of the house, in the order in which they are asked for a character. A font is read when it is first used. */
export function openFonts(pdf: PDFKit.PDFDocument, directory: string): Fonts {
  const { all, bytes } = readFonts(directory)
  const eastAsian = readEastAsianFonts(packagesFor(directory))
  const opened = new Set<string>()
  const chosen = new Map<string, FontName | null>()
  const loaded = (name: FontName, font: () => Buffer): FontName => {
    if (!opened.has(name)) pdf.registerFont(name, font())
    opened.add(name)
    return name
  }
  const loadedOfHouse = ({ file }: Listed) =>
    loaded(file, () => {
      const unwrapped = bytes.get(file) ?? unwrapWoff(fs.readFileSync(path.join(directory, file)))
      bytes.set(file, unwrapped)
      return unwrapped
    })
  const loadedSlice = ({ name, bytes: slice }: Slice) => loaded(name, () => slice)

  /** In the fonts of the house; what they lack in one of these families. */
  function find(cluster: string, bold: boolean, order: ReturnType<typeof eastAsian.orderFor>): FontName | null {
    const key = `${bold} ${order[0] ?? ''} ${cluster}`
    const kept = chosen.get(key)
    if (kept !== undefined) return kept
    const points = [...cluster].map((character) => character.codePointAt(0) ?? 0).filter((point) => !isShaping(point))
    const able = (font: Listed) => points.every((point) => covers(font, point))
    const found = all.find((font) => font.bold === bold && able(font)) ?? all.find(able)
    const slice = found ? null : eastAsian.find(cluster, bold, order)
    const name = found ? loadedOfHouse(found) : slice && loadedSlice(slice)
    chosen.set(key, name)
    return name
  }

  const widthOf = measuring(pdf)
  const withOrder = (order: ReturnType<typeof eastAsian.orderFor>): Fonts => ({
    forText: (text) => {
      const own = eastAsian.orderFor(text)
      return own.length === 0 ? fonts : withOrder(own)
    },
    fontFor: (cluster, bold) => find(cluster, bold, order),
    widthOf,
  })
  const fonts = withOrder([])
  return fonts
}

function measuring(pdf: PDFKit.PDFDocument): Fonts['widthOf'] {
  const widths = new Map<string, number>()
  return (text, font, size) => {
    const shaped = (part: string) => pdf.font(font).fontSize(size).widthOfString(part)
    if (!unshaped.test(text)) return safely(() => (shaped(`${text} `), shaped(text)))
    let width = 0
    for (const character of text) {
      const key = `${font} ${character}`
      const each = widths.get(key) ?? shaped(character) / size
      widths.set(key, each)
      width += each
    }
    return width * size
  }
}

/** Fonts have tables with holes, and fontkit falls into them. */
function safely(measure: () => number): number | null {
  try {
    return measure()
  } catch {
    return null
  }
}

const unshaped = /^[\x20-\u02ff\u0370-\u052f\u2000-\u206f]*$/

/** Joiners and the selectors of emoji: they are drawn with what stands before them or not at all. */
function isShaping(point: number) {
  return point === 0x200c || point === 0x200d || point === 0xfe0e || point === 0xfe0f
}

function covers({ ranges }: Listed, point: number): boolean {
  let low = 0
  let high = ranges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const [first, last] = ranges[middle] ?? [0, -1]
    if (point < first) high = middle - 1
    else if (point > last) low = middle + 1
    else return true
  }
  return false
}
