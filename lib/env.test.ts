import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { environment } from './env'

const repository = path.join(import.meta.dirname, '..')
const read = (file: string) => fs.readFileSync(path.join(repository, file), 'utf8')
const known = Object.keys(environment.shape).sort()

test('.env.example documents every variable that is read, and no other', () => {
  const documented = [...read('.env.example').matchAll(/^# ([A-Z][A-Z_]+)=/gm)].map(([, name]) => name)
  expect(documented.sort()).toEqual(known)
})

test('each variable in .env.example comes with a sentence, or is plain', () => {
  const lines = read('.env.example').split('\n')
  const bare = lines.filter((line, index) => /^# [A-Z_]+=/.test(line) && !/^# .*[a-z]{3}/.test(lines[index - 1] ?? ''))
  expect(bare.filter((line) => !line.startsWith('# PORT='))).toEqual([])
})

test('the start script reads no variable that the application does not know', () => {
  const sources = ['settings', 'secrets'].map((name) => read(`scripts/bootstrap/${name}.mjs`)).join()
  const taken = [...sources.matchAll(/const \{([^}]+)\} =\s+process\.env/g)].flatMap(([, names = '']) =>
    names.split(',').flatMap((name) => name.trim() || []),
  )
  expect(taken.length).toBeGreaterThan(8)
  expect(taken.filter((name) => !known.includes(name))).toEqual([])
})

test('start script and application agree on the defaults they both have', () => {
  const settings = read('scripts/bootstrap/settings.mjs')
  const { PORT, HOST, SUBSTANTIA_DATA, SUBSTANTIA_DATABASE_PORT } = environment.parse({})
  for (const fallback of [
    `'PORT', PORT, ${PORT}`,
    `HOST || '${HOST}'`,
    `SUBSTANTIA_DATA || '${SUBSTANTIA_DATA}'`,
    `SUBSTANTIA_DATABASE_PORT, ${SUBSTANTIA_DATABASE_PORT}`,
  ]) {
    expect(settings).toContain(fallback)
  }
})

test('a path can follow the address people open, however it was written', () => {
  const { SUBSTANTIA_PUBLIC_URL } = environment.parse({ SUBSTANTIA_PUBLIC_URL: 'https://records.clinic.example/' })
  expect(SUBSTANTIA_PUBLIC_URL).toBe('https://records.clinic.example')
})

test('a wrong value is refused', () => {
  expect(environment.safeParse({ PORT: '70000' }).success).toBe(false)
  expect(environment.safeParse({ SUBSTANTIA_TIME_ZONE: 'Mars/Olympus' }).success).toBe(false)
})
