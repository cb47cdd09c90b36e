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

/** How sure the model says it is; null when it does not say. */
export function sureWords(confidencePercent: number | null): string | null {
  if (confidencePercent === null) return null
  if (confidencePercent >= 90) return 'The model says it is very sure.'
  if (confidencePercent >= 75) return 'The model says it is fairly sure.'
  if (confidencePercent >= 60) return 'The model says it is not very sure.'
  return 'The model says it is not sure.'
}

const stageMeanings = new Map([
  [0, 'there are no signs that one can see'],
  [1, 'the signs are on one side of the body'],
  [1.5, 'the signs are on one side of the body, and in the neck or back'],
  [2, 'the signs are on both sides of the body, and the balance is good'],
  [2.5, 'the signs are on both sides of the body, and it takes a moment longer to find the balance'],
  [3, 'the balance is less steady, and people still do most things on their own'],
  [4, 'people can stand and walk, and need help with many things'],
  [5, 'people need somebody to help them get up and move'],
])

/** What a Hoehn and Yahr stage stands for; null for a number that is no stage. */
export function stageMeaning(stage: number): string | null {
  return stageMeanings.get(stage) ?? null
}

function numberIn(pattern: RegExp, text: string | null): number | null {
  const found = pattern.exec(text ?? '')?.[1]
  return found === undefined ? null : Number(found)
}
