import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { test as base } from 'vitest'
import { importLegacyFile, type ImportOptions } from '@/lib/legacy-import/run-import.ts'
import { rollBackImport } from '@/lib/legacy-import/rollback.ts'
import { retryProblems } from '@/lib/legacy-import/retry.ts'
import { connectionSettings } from '@/scripts/database/connection.ts'
import { TestDatabase } from '../../support/database.ts'
import { makerOf } from '../../support/make.ts'
import { writeLegacyFile, type FileOptions, type LegacyContents } from './legacy-file.ts'

export { expect } from 'vitest'

export const sampleFile = path.resolve(import.meta.dirname, '../../legacy/sample.db')
export const truthFile = path.resolve(import.meta.dirname, '../../legacy/sample.truth.json')

/** Made by `targetOf`: a database to import into, and how to. */
export type Target = ReturnType<typeof targetOf>

/**
 * `folder`  an empty folder
 * `target`  an empty, migrated database with a data folder, for this test alone
 * `other`   one more of the same
 * `shared`  the same for a whole file, for tests that look at one import from many sides
 */
export const test = base
  .extend('folder', ({}, { onCleanup }) => {
    const folder = temporaryFolder()
    onCleanup(() => fs.rmSync(folder, { recursive: true, force: true }))
    return folder
  })
  .extend('target', async ({}, { onCleanup }) => openTarget(onCleanup))
  .extend('other', async ({}, { onCleanup }) => openTarget(onCleanup))
  .extend('shared', { scope: 'file' }, async ({}, { onCleanup }) => openTarget(onCleanup))

async function openTarget(onCleanup: (work: () => Promise<void>) => void) {
  const folder = temporaryFolder()
  const database = await TestDatabase.create()
  onCleanup(async () => {
    await database.drop()
    fs.rmSync(folder, { recursive: true, force: true })
  })
  return targetOf(database, await database.connectOwner(), folder)
}

function temporaryFolder() {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'substantia-import-test-'))
}

function targetOf(database: TestDatabase, db: pg.Client, data: string) {
  const settings = connectionSettings(database.ownerUrl)
  let files = 0
  const target = {
    database,
    /** The owner's connection: sees everything. */
    db,
    settings,
    data,
    make: makerOf(db),
    options(file: string): ImportOptions {
      const usual = { dryRun: false, resume: false, timeZone: 'Europe/Oslo', maxBytes: 64 * 1024 * 1024 }
      return { settings, data, file, ...usual }
    },
    importFile: (file: string, options: Partial<ImportOptions> = {}) =>
      importLegacyFile({ ...target.options(file), ...options }),
    write(contents: LegacyContents, layout: FileOptions = {}) {
      files += 1
      return writeLegacyFile(path.join(data, 'files', `legacy-${files}.db`), contents, layout)
    },
    importRows(contents: LegacyContents, layout: FileOptions = {}, options: Partial<ImportOptions> = {}) {
      return target.importFile(target.write(contents, layout), options)
    },
    rollBack: (run: number) => rollBackImport(settings, run, null),
    retry: (run: number) => retryProblems(settings, run),
    /** The rows of a query, and the first of them. */
    async all<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
      return (await db.query<Row>(sql, values)).rows
    },
    async one<Row extends object>(sql: string, values: unknown[] = []): Promise<Row | undefined> {
      return (await db.query<Row>(sql, values)).rows[0]
    },
  }
  return target
}
