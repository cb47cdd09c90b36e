import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { actionName } from './action-name'

const lib = path.join(import.meta.dirname, '..')
const read = (file: string) => fs.readFileSync(path.join(lib, file), 'utf8')
const files = fs
  .readdirSync(lib, { recursive: true })
  .map(String)
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'))
const actionFiles = files.filter((file) => path.basename(file) === 'actions.ts')

test('every file that opens endpoints is called actions.ts', () => {
  const opened = files.filter((file) => /^\s*['"]use server['"]/m.test(read(file)))
  expect(actionFiles.length).toBeGreaterThan(5)
  expect(opened.sort()).toEqual([...actionFiles].sort())
})

// Every export of a 'use server' file can be called by anybody who can reach the server.
describe.each(actionFiles)('%s', (file) => {
  test('exports nothing but actions made by the one write door', async () => {
    const exported = (await import(/* @vite-ignore */ path.join(lib, file))) as Record<string, unknown>
    const names = Object.keys(exported)
    expect(names.length).toBeGreaterThan(0)
    expect(names.filter((name) => !isAction(exported[name]))).toEqual([])
    expect(names.filter((name) => !name.endsWith('Action'))).toEqual([])
  })
  test('defines each action in place, so that none is exported by accident', () => {
    expect(read(file)).not.toMatch(/export\s+(default|\*|\{|async|function|let|var|class)/)
  })
})

test('no two actions share a name: the audit log tells them apart by it', async () => {
  const names = await Promise.all(
    actionFiles.map(async (file) =>
      Object.values(
        (await import(/* @vite-ignore */ path.join(lib, file))) as Record<string, { [actionName]?: string }>,
      ).map((action) => action[actionName]),
    ),
  )
  const all = names.flat()
  expect(all).toEqual([...new Set(all)])
})

function isAction(value: unknown) {
  return typeof value === 'function' && actionName in value
}
