import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { ensureContextKey } from '@/scripts/database/logins.ts'
import { applyMigrations } from '@/scripts/database/schema-engine.ts'
import { openCluster } from './cluster.ts'
import { contextKey } from './context-key.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { prefix: string; template: string; superuserUrl: string; ownerUrl: string }
  }
}

/** One cluster per run, and in it one database with every migration, which each test file copies. */
export default async function setup(project: TestProject) {
  const cluster = await openCluster({ directory: path.resolve(import.meta.dirname, '../../../var/test-postgres') })
  try {
    const template = `${cluster.prefix}_template`
    const maker = new pg.Client({ connectionString: cluster.ownerUrl('postgres') })
    await maker.connect()
    await maker.query(`create database ${template} template template0`)
    await maker.end()
    await applyMigrations(cluster.ownerUrl(template))
    const owner = new pg.Client({ connectionString: cluster.ownerUrl(template) })
    await owner.connect()
    await ensureContextKey(owner, contextKey)
    await owner.end()
    project.provide('postgres', {
      prefix: cluster.prefix,
      template,
      superuserUrl: cluster.superuserUrl('postgres'),
      ownerUrl: cluster.ownerUrl('postgres'),
    })
  } catch (error) {
    await cluster.close()
    throw error
  }
  return cluster.close
}
