import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { localStore } from '@/lib/storage/local-store'
import { test as base } from '../scope/test.ts'

export { expect } from 'vitest'

/** A folder of this file's own for what is made. */
export const test = base.extend('folder', { scope: 'file', auto: true }, async ({}, { onCleanup }) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'substantia-my-data-'))
  Object.assign(globalThis, { substantiaFileStore: Promise.resolve(localStore(path.join(folder, 'files'))) })
  onCleanup(() => fs.rmSync(folder, { recursive: true, force: true }))
  return folder
})
