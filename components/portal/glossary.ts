/** A medical word, and what it means to somebody who never heard it. `word` is how the text continues `means`. */
type Term = { word: string; means: string; met: RegExp }

const terms = {
  consultation: {
    word: 'consultation',
    means: 'is a visit with a doctor: at the clinic, by video or by phone.',
    met: /\bconsultation/i,
  },
  mri: {
    word: 'MRI scan',
    means: 'is a picture of the inside of your head. A machine with a strong magnet makes it.',
    met: /\bMRI\b/,
  },
  model: {
    word: 'computer model',
    means:
      'is a program that compares your scan with the scans of many other people. What it saw is called the model result.',
    met: /\bcomputer model\b|\bmodel result\b/i,
  },
  stage: {
    word: 'Hoehn and Yahr stage',
    means: 'is a number from 0 to 5. It says how much Parkinson’s changes the way a person moves. 0 means no signs.',
    met: /\bHoehn\b/i,
  },
  diagnosis: { word: 'diagnosis', means: 'is what a doctor says an illness is.', met: /\bdiagnosis\b/i },
  confidence: {
    word: 'confidence',
    means: 'is how sure the computer model says it is. A model can be sure and still be wrong.',
    met: /\bconfidence\b/i,
  },
  positive: {
    word: 'positive result',
    means: 'means that the computer model saw the signs it looks for. It is not a verdict.',
    met: /\b(result|classification)\b[^.\n]{0,20}\bpositive\b/i,
  },
  negative: {
    word: 'negative result',
    means: 'means that the computer model did not see the signs it looks for.',
    met: /\b(result|classification)\b[^.\n]{0,20}\bnegative\b/i,
  },
  screening: {
    word: 'Screening',
    means: 'means looking for signs of an illness. It cannot say for sure that somebody has it.',
    met: /\bscreening\b/i,
  },
} as const satisfies Record<string, Term>

export type TermKey = keyof typeof terms
const keys = Object.keys(terms) as TermKey[]

export function termOf(key: TermKey): Term {
  return terms[key]
}

/** For texts that are read in this order: which words each of them uses first, to be explained there and only there. */
export function firstUses(texts: string[], known: TermKey[] = []): TermKey[][] {
  const met = new Set<TermKey>(known)
  return texts.map((text) => {
    const fresh = keys.filter((key) => !met.has(key) && terms[key].met.test(text))
    for (const key of fresh) met.add(key)
    return fresh
  })
}
