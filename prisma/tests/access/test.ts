import { test as base } from '../support/test.ts'
import { makeWorld } from './world.ts'

export { expect } from 'vitest'

/** With the small clinic of `world.ts` in the file's database; `web` is a connection of the application's login. */
export const test = base
  .extend('world', { scope: 'file', auto: true }, ({ db }) => makeWorld(db))
  .extend('web', { scope: 'file' }, ({ database }) => database.connectWeb())
