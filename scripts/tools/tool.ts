import { parseArgs, type ParseArgsConfig } from 'node:util'
import { report } from '../bootstrap/fail.mjs'
import { PlainError } from '../bootstrap/plain-error.mjs'
import { readSecrets, type Secrets } from '../bootstrap/secrets.mjs'
import { readSettings, type Settings } from '../bootstrap/settings.mjs'

type Options = NonNullable<ParseArgsConfig['options']>
type Values = Record<string, string | boolean | undefined>

export type Call = { values: Values; positionals: string[]; settings: Settings; secrets: Secrets; json: boolean }

/**
 * The frame of every command line tool: `--help`, `--json`, one sentence when something is wrong, and exit codes
 * 0 done, 1 failed, 2 misused.
 */
export async function runTool(spec: { usage: string; options: Options; run: (call: Call) => Promise<number | void> }) {
  try {
    const { values, positionals } = parse(spec.options)
    if (values.help) {
      console.log(spec.usage.trim())
      process.exit(0)
    }
    const settings = readSettings()
    const secrets = readSecrets(settings.data)
    process.exit((await spec.run({ values, positionals, settings, secrets, json: values.json === true })) ?? 0)
  } catch (error) {
    process.exit(report(error))
  }
}

function parse(options: Options): { values: Values; positionals: string[] } {
  const all = { ...options, help: { type: 'boolean' as const, short: 'h' }, json: { type: 'boolean' as const } }
  try {
    const { values, positionals } = parseArgs({ options: all, allowPositionals: true, strict: true })
    return { values: values as Values, positionals }
  } catch (error) {
    throw new PlainError(`${inOneSentence(error)} Try --help.`, { exitCode: 2 })
  }
}

/** Node explains a wrong option in up to three sentences, most of them about options that begin with a dash. */
function inOneSentence(error: unknown) {
  const message = error instanceof Error ? error.message : String(error)
  const option = /--?\w[\w-]*/.exec(message)?.[0]
  if (/^Unknown option/.test(message)) return `There is no option ${option}.`
  if (/does not take an argument/.test(message)) return `${option} takes no value.`
  if (/argument (missing|is ambiguous)/.test(message)) return `${option} needs a value.`
  return message
}
