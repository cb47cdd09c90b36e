import 'server-only'
import fs from 'node:fs/promises'
import path from 'node:path'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import type { FileStore } from './file-store'

/** Files below one folder of this machine, readable by the account the server runs as. */
export function localStore(folder: string): FileStore {
  const root = path.resolve(folder)
  const disk = new Disk(new FSDriver({ location: root, visibility: 'private' }))
  return {
    temporaryFolder: path.join(root, 'unfinished'),
    place: (temporaryPath, key) => placeByRename(root, temporaryPath, key),
    read: async (key) => ((await disk.exists(key)) ? Buffer.from(await disk.getBytes(key)) : null),
    remove: async (key) => {
      await disk.delete(key)
      await fs.rmdir(path.dirname(path.join(root, key))).catch(() => {}) // not empty, or gone already
    },
    list: async function* (prefix) {
      const start = path.join(root, prefix)
      if (!(await fs.stat(start).catch(() => null))) return
      const { objects } = await disk.listAll(prefix, { recursive: true })
      for (const object of objects) if (object.isFile) yield object.key
    },
  }
}

/** Not the library's move, which copies: a reader would see half a file, and a power cut would leave one. */
async function placeByRename(root: string, temporaryPath: string, key: string) {
  const target = path.join(root, key)
  if (!target.startsWith(`${root}${path.sep}`)) throw new Error('A key leads out of the store.')
  for (let attempt = 1; ; attempt += 1) {
    await fs.mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
    try {
      await fs.rename(temporaryPath, target)
      break
    } catch (error) {
      // somebody who tidied up took the empty folder away between the two
      if (attempt === 3 || !(await fs.stat(temporaryPath).catch(() => null))) throw error
    }
  }
  await syncFolder(path.dirname(target))
  await syncFolder(path.dirname(path.dirname(target)))
}

/** The name of a new file is kept by its folder: without this a power cut may take the name and leave the file. */
async function syncFolder(folder: string) {
  if (process.platform === 'win32') return // a folder cannot be opened there
  const handle = await fs.open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
