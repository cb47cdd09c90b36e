import fs from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { readingGrade } from '@/lib/report-documents/reading-grade'

/** What a patient reads: every page of the portal and what it is made of. */
const places = [
  'app/portal',
  'app/comfort',
  'components/portal',
  'components/comfort',
  'components/shell/portal-footer.tsx',
]

const repository = path.join(import.meta.dirname, '../..')
/** An age of 9 to 11 for a page as a whole; one sentence may be a little harder. */
const highest = 6
const highestForOne = 9.5
/** Names of things on these pages, which are explained where they first stand; they count as one plain word. */
const known =
  /\b(consultations?|settings|computer model|medicines?|appointments?|emergency|Parkinson’s|Substantia|hospital|clinician)\b/gi

const files = places.flatMap((place) => filesBelow(path.join(repository, place)))

test.each(files.map((file) => [path.relative(repository, file), file]))(
  '%s can be read by somebody of 9 to 11',
  (_, file) => {
    const sentences = sentencesIn(file)
    const whole = sentences.join(' ')
    if (whole.split(' ').length > 30) expect(readingGrade(whole), whole).toBeLessThanOrEqual(highest)
    expect(sentences.filter((sentence) => readingGrade(sentence) > highestForOne)).toEqual([])
  },
)

test('there is something to read in them', () => {
  expect(files.flatMap(sentencesIn).length).toBeGreaterThan(100)
})

function filesBelow(target: string): string[] {
  if (!fs.statSync(target).isDirectory()) return /\.tsx?$/.test(target) && !target.endsWith('.test.ts') ? [target] : []
  return fs.readdirSync(target).flatMap((name) => filesBelow(path.join(target, name)))
}

/** Sentences of more than four words: between tags, and in strings that end like one. */
function sentencesIn(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    fs.readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  )
  const found: string[] = []
  const visit = (node: ts.Node) => {
    if (ts.isJsxText(node) || ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node))
      found.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
    .flatMap((text) =>
      text
        .replace(/\s+/g, ' ')
        .trim()
        .split(/(?<=[.!?])\s+/),
    )
    .filter((text) => /^[A-Z].*[.!?]$/.test(text) && text.split(' ').length > 4)
    .map((text) => text.replace(known, 'word'))
}
