const meanings = new Map([
  [0, 'there are no signs that one can see'],
  [1, 'the signs are on one side of the body'],
  [1.5, 'the signs are on one side of the body, and in the neck or back'],
  [2, 'the signs are on both sides of the body, and the balance is good'],
  [2.5, 'the signs are on both sides of the body, and it takes a moment longer to find the balance'],
  [3, 'the balance is less steady, and people still do most things on their own'],
  [4, 'people can stand and walk, and need help with many things'],
  [5, 'people need somebody to help them get up and move'],
])

/** What a Hoehn and Yahr stage stands for, to its patient; null for a number that is no stage. */
export function stageMeaning(stage: number): string | null {
  return meanings.get(stage) ?? null
}

/** "Stage 1: the signs are on one side of the body. Stage 2: …", without the steps in between. */
export function wholeStagesInWords(): string {
  return [...meanings]
    .filter(([stage]) => stage >= 1 && Number.isInteger(stage))
    .map(([stage, means]) => `Stage ${stage}: ${means}.`)
    .join(' ')
}
