import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { auditChoices, doingChoices } from './action-choices'
import { actionLabel, doings } from './action-labels'

const root = path.join(import.meta.dirname, '../..')
const sources = ['lib', 'app'].flatMap((folder) =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true })
    .map((file) => path.join(root, folder, String(file)))
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts')),
)
const textOf = (file: string) => fs.readFileSync(file, 'utf8')
const found = (pattern: RegExp, files: string[]) =>
  [...new Set(files.flatMap((file) => [...textOf(file).matchAll(pattern)].map(([, name = '']) => name)))].sort()

test('whatever is done can be filtered by', () => {
  const makers = sources.filter((file) => /define(Visitor|Bulk)?Action\b/.test(textOf(file)))
  const names = found(/\bname: '([a-z-]+\.[a-z-]+)'/g, makers)
  const offered = new Set([...doingChoices, ...auditChoices].map(({ value }) => value))
  expect(names.length).toBeGreaterThan(100)
  expect(names.filter((name) => !offered.has(name))).toEqual([])
})

test('whatever is read can be filtered by', () => {
  const names = found(/\baction: '([a-z-]+(?:\.[a-z-]+)?)'/g, sources)
  const offered = new Set(auditChoices.map(({ value }) => value))
  expect(names.length).toBeGreaterThan(80)
  expect(names.filter((name) => !offered.has(name))).toEqual([])
})

test('no two deeds read the same', () => {
  const labels = doings.map(actionLabel)
  expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([])
})

test('what was seen through somebody’s eyes is told as such', () => {
  expect(actionLabel('preview.patients.open')).toBe('Opened: patients, through somebody’s eyes')
  expect(actionLabel('preview.begin')).toBe('Began to look through somebody’s eyes')
})
