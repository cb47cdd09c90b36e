import pg from 'pg'
import { test as base } from 'vitest'
import { connectionSettings } from '@/scripts/database/connection.ts'
import { TestDatabase } from './database.ts'
import { makerOf } from './make.ts'
import { inTransactionOf, type Person } from './person.ts'

export { expect } from 'vitest'

/** Runs SQL as the application's login, in one transaction of this person. */
export type As = <Result>(person: Person, work: (client: pg.Client) => Promise<Result>) => Promise<Result>

/**
 * `database`  a copy of the migrated database for this file alone
 * `db`        the owner's connection: sees everything, and is how a test looks at what happened
 * `make`      makes rows and people
 * `connect`   one more connection of the owner, for tests of what two do at once
 * `as`        runs SQL as the application's login in a transaction of a person
 *
 * Tests of a file share the database and commit; each makes its own people, so that they do not meet.
 */
export const test = base
  .extend('database', { scope: 'file' }, async ({}, { onCleanup }) => {
    const database = await TestDatabase.create()
    onCleanup(() => database.drop())
    return database
  })
  .extend('db', { scope: 'file' }, ({ database }) => database.connectOwner())
  .extend('make', ({ db }) => makerOf(db))
  .extend('connect', ({ database }, { onCleanup }) => {
    const clients: pg.Client[] = []
    onCleanup(() => close(clients))
    return () => open(database.ownerUrl, clients)
  })
  .extend('as', async ({ database }, { onCleanup }) => {
    const clients: pg.Client[] = []
    onCleanup(() => close(clients))
    const client = await open(database.webUrl, clients)
    const as: As = (person, work) => inTransactionOf(client, person, work)
    return as
  })

async function open(url: string, clients: pg.Client[]) {
  const client = new pg.Client(connectionSettings(url))
  await client.connect()
  clients.push(client)
  return client
}

async function close(clients: pg.Client[]) {
  await Promise.all(clients.map((client) => client.end()))
}
