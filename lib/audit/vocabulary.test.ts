import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { actorRoleLabel, entityChoices, entityLabel } from './vocabulary'

const root = path.join(import.meta.dirname, '../..')
const textsOf = (folder: string, kind: RegExp) =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true })
    .map(String)
    .filter((file) => kind.test(file) && !file.endsWith('.test.ts'))
    .map((file) => fs.readFileSync(path.join(root, folder, file), 'utf8'))
const named = (texts: string[], pattern: RegExp) =>
  [...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name = '']) => name)))].sort()

test('whatever an event speaks of has a name and can be filtered by', () => {
  const noted = named([...textsOf('lib', /\.ts$/), ...textsOf('app', /\.tsx?$/)], /\bentity: '([a-z_ ]+)'/g)
  const written = named(
    textsOf('prisma/migrations', /migration\.sql$/),
    /create trigger audit_insert after insert on public\.([a-z_]+)/g,
  )
  const known = new Set(entityChoices.map(({ value }) => value))
  expect(written.length).toBeGreaterThan(30)
  expect([...noted, ...written].filter((entity) => !known.has(entity))).toEqual([])
})

test('who acted is told in words, also where it was the database', () => {
  expect(actorRoleLabel('admin')).toBe('Administrator')
  expect(actorRoleLabel('database:postgres')).toBe('The database itself')
  expect(entityLabel('mri_scans')).toBe('scans')
})
