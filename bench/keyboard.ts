import { spawn } from 'node:child_process'
import { rounded } from './measure.ts'

/**
 * The keystroke-level model of Card, Moran and Newell (The keystroke-level model for user performance time with
 * interactive systems, Communications of the ACM 23, 1980): a key takes somebody who types averagely (40 words a minute)
 * 0.28 s, getting ready for the next thing to do 1.35 s. A modifier is a key of its own.
 */
const secondsOfAKey = 0.28
const secondsOfAThought = 1.35
const mostSeconds = 10

type Taken = { operation: string; strokes: number; thoughts: number; milliseconds: number }
type Suite = {
  suites?: Suite[]
  specs?: { title: string; tests: { annotations: { type: string; description?: string }[] }[] }[]
}

/**
 * The operations of the old system by keyboard alone, as the journeys in e2e/admin/operations do them: from the start page
 * of the console until the result is on the screen. What the machine needs is measured; what a person needs is estimated.
 */
export async function benchKeyboard(): Promise<object> {
  const report = JSON.parse(await runJourneys()) as Suite
  const specs = flatten(report)
  const operations = specs.map(({ title, tests }) => {
    const told = tests[0]?.annotations.find(({ type }) => type === 'keyboard')?.description
    if (!told) throw new Error(`“${title}” did not come to its end.`)
    const { strokes, thoughts, milliseconds } = JSON.parse(told) as Taken
    const [typing, thinking] = [strokes * secondsOfAKey, thoughts * secondsOfAThought]
    return {
      operation: title,
      keys: strokes,
      machineMilliseconds: milliseconds,
      machineAndTypingSeconds: rounded(milliseconds / 1000 + typing),
      practisedPersonSeconds: rounded(milliseconds / 1000 + typing + thinking),
    }
  })
  operations.sort((one, other) => parseInt(one.operation) - parseInt(other.operation))
  return {
    model: { secondsOfAKey, secondsOfAThought, source: 'Card, Moran & Newell 1980; an estimate, nobody was timed' },
    operations,
    overTenSeconds: operations.filter((one) => one.machineAndTypingSeconds >= mostSeconds).map((one) => one.operation),
  }
}

function flatten({ suites = [], specs = [] }: Suite): NonNullable<Suite['specs']> {
  return [...specs, ...suites.flatMap(flatten)]
}

/** One at a time, so that what is measured is not one journey waiting for another. */
function runJourneys(): Promise<string> {
  const child = spawn(
    process.execPath,
    [
      'node_modules/@playwright/test/cli.js',
      'test',
      'e2e/admin/operations',
      '--project=journeys',
      '--no-deps',
      '--workers=1',
      '--reporter=json',
      '--trace=off',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => resolve(output.slice(Math.max(output.indexOf('{\n'), 0))))
  })
}
