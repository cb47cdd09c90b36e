import type { TermKey } from '@/lib/glossary/glossary'
import { sureness, type Sureness } from '@/lib/predictions/sureness'
import { binaryResults, type BinaryResult } from '@/lib/predictions/vocabulary'

/** What a computer model made of a scan. */
export type ModelResult = { result: BinaryResult; stage: number | null; confidencePercent: number | null }

const resultWord = new RegExp(`\\b(${binaryResults.join('|')})\\b`, 'i')

/** The result behind a timeline entry, from its two lines; null when they do not say one. */
export function readModelResult(title: string, description: string | null): ModelResult | null {
  const result = binaryResults.find((known) => known === resultWord.exec(title)?.[1]?.toLowerCase())
  if (!result) return null
  return {
    result,
    stage: numberIn(/stage (\d(?:\.\d)?)/i, title),
    confidencePercent: numberIn(/confidence (\d{1,3}) ?%/i, description),
  }
}

/** In one sentence, without a number and without a verdict. */
export const sawWords: Record<BinaryResult, string> = {
  positive: 'It saw signs that people with Parkinson’s often have.',
  negative: 'It did not see signs of Parkinson’s.',
  uncertain: 'It could not tell if there are signs of Parkinson’s. This happens now and then.',
}

/** Instead of what it saw, where a clinician found that the result cannot be used. */
export const notUsableWords = 'The result cannot be used. So it is not shown here.'

/** The words that explain what is shown of a result: what it is called, and how sure the model says it is. */
export function termsOfResult({ result, confidencePercent }: ModelResult): TermKey[] {
  return result !== 'uncertain' && confidencePercent !== null ? [result, 'confidence'] : [result]
}

const surePhrases: Record<Sureness, string> = {
  very: 'The model says it is very sure.',
  fairly: 'The model says it is fairly sure.',
  little: 'The model says it is not very sure.',
  not: 'The model says it is not sure.',
}

/** How sure the model says it is, by the programme's limit, a share; null when it does not say. */
export function sureWords(confidencePercent: number | null, lowConfidence: number): string | null {
  if (confidencePercent === null) return null
  // entries say whole percents: one at the limit may be a little below it
  const isLow = confidencePercent <= Math.round(lowConfidence * 100)
  return surePhrases[isLow ? 'not' : sureness(confidencePercent / 100, lowConfidence)]
}

function numberIn(pattern: RegExp, text: string | null): number | null {
  const found = pattern.exec(text ?? '')?.[1]
  return found === undefined ? null : Number(found)
}
