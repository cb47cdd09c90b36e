import fs from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { partWords } from '@/lib/access-log/words'
import { readingGrade } from '@/lib/report-documents/reading-grade'

/** What a patient, or who helps them, reads: every page and mail, and what these are made of. */
const places = [
  'app/portal',
  'app/comfort',
  'app/login',
  'app/forgot-password',
  'app/welcome',
  'app/choose-password',
  'app/helping',
  'app/error.tsx',
  'app/not-found.tsx',
  'components/portal',
  'components/comfort',
  'components/helpers/grant-words.ts',
  'components/helpers/invitation-form.tsx',
  'components/shell/portal-footer.tsx',
  'components/shell/help-link.tsx',
  'lib/mail/texts',
  'lib/access-log/words.ts',
  'lib/corrections/vocabulary.ts',
  'lib/helpers/vocabulary.ts',
  'scripts/supervisor/error-words.mjs',
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

test('who looked at what is said in words as plain', () => {
  for (const words of Object.values(partWords))
    expect(readingGrade(`They looked at ${words}.`.replace(known, 'word')), words).toBeLessThanOrEqual(highestForOne)
})

test('there is something to read in them', () => {
  expect(files.flatMap(sentencesIn).length).toBeGreaterThan(100)
})

function filesBelow(target: string): string[] {
  if (!fs.statSync(target).isDirectory())
    return /\.(tsx?|mjs)$/.test(target) && !target.endsWith('.test.ts') ? [target] : []
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
