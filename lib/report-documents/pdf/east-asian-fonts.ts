import fs from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import { charactersOf } from './characters'
import { unwrapWoff } from './woff'

/*
 * Chinese, Japanese and Korean have too many characters for one file. Their packages have some hundred files each, and a
 * list of the characters that each should hold.
 */
const families = ['noto-sans-jp', 'noto-sans-sc', 'noto-sans-kr'] as const
type Family = (typeof families)[number]
/** A file of one of them, and what is in it. */
export type Slice = { name: string; bytes: Buffer }

const written =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}\u3000-\u303f\u30fb\u30fc\uff00-\uffef]/u
const allWritten = new RegExp(written.source, 'gu')

const ranges = z.record(z.string(), z.string().regex(/^(U\+[0-9a-f]+(-[0-9a-f]+)?,?)+$/i))
const numbered = /^\[(\d+)\]$/

export type EastAsianFonts = ReturnType<typeof eastAsianFonts>

/** What was read of a folder of packages: a process draws many documents, and its fonts never change. */
const read = new Map<string, EastAsianFonts>()
export function readEastAsianFonts(directory: string): EastAsianFonts {
  const kept = read.get(directory) ?? eastAsianFonts(directory)
  read.set(directory, kept)
  return kept
}

function eastAsianFonts(directory: string) {
  const lists = new Map<Family, Map<number, string>>()
  const slices = new Map<string, Slice & { has: (point: number) => boolean }>()

  function listOf(family: Family) {
    const kept = lists.get(family) ?? sliceNumbers(path.join(directory, family, 'unicode.json'))
    lists.set(family, kept)
    return kept
  }

  function sliceFor(family: Family, cluster: string, bold: boolean): Slice | null {
    const points = [...cluster].map((character) => character.codePointAt(0) ?? 0)
    const number = listOf(family).get(points[0] ?? 0)
    if (number === undefined) return null
    const name = `${family}-${number}-${bold ? 700 : 400}-normal`
    const kept = slices.get(name) ?? openSlice(path.join(directory, family, 'files', `${name}.woff`), name)
    slices.set(name, kept)
    return points.every(kept.has) ? kept : null
  }

  return {
    /** The families in the order in which a text asks for them: the one that has most of it first. */
    orderFor(text: string): readonly Family[] {
      const characters = new Set(text.match(allWritten) ?? [])
      if (characters.size === 0) return []
      return families
        .map((family) => ({
          family,
          held: [...characters].filter((one) => listOf(family).has(one.codePointAt(0) ?? 0)).length,
        }))
        .sort((one, other) => other.held - one.held)
        .map(({ family }) => family)
    },
    /** The file that has a cluster, in the first of these families that has it; null when none has. */
    find(cluster: string, bold: boolean, order: readonly Family[]): Slice | null {
      if (!written.test(cluster)) return null
      for (const family of order) {
        const slice = sliceFor(family, cluster, bold)
        if (slice) return slice
      }
      return null
    },
  }
}

/** Of each character the number of the file that should have it. */
function sliceNumbers(list: string): Map<number, string> {
  const numbers = new Map<number, string>()
  for (const [key, runs] of Object.entries(ranges.parse(JSON.parse(fs.readFileSync(list, 'utf8'))))) {
    const number = numbered.exec(key)?.[1]
    if (number === undefined) continue // the Latin, Greek and Cyrillic that come along
    for (const run of runs.split(',')) {
      const [first = 0, last = first] = run
        .slice(2)
        .split('-')
        .map((digits) => parseInt(digits, 16))
      for (let point = first; point <= last; point++) numbers.set(point, number)
    }
  }
  return numbers
}

function openSlice(file: string, name: string) {
  const bytes = unwrapWoff(fs.readFileSync(file))
  return { name, bytes, has: charactersOf(bytes) }
}
