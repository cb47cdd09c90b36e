import pg from 'pg'
import { inject } from 'vitest'
import { connectionSettings } from '@/scripts/database/connection.ts'
import { ensureWebLogin } from '@/scripts/database/logins.ts'

/** A copy of the migrated template, with the application's own login beside its owner. */
export class TestDatabase {
  readonly name: string
  readonly ownerUrl: string
  readonly webUrl: string
  readonly superuserUrl: string
  readonly #clients: pg.Client[] = []

  private constructor(name: string, ownerUrl: string, webUrl: string, superuserUrl: string) {
    this.name = name
    this.ownerUrl = ownerUrl
    this.webUrl = webUrl
    this.superuserUrl = superuserUrl
  }

  static async create(): Promise<TestDatabase> {
    const { prefix, template, ownerUrl, superuserUrl } = inject('postgres')
    const name = `${prefix}_${crypto.randomUUID().slice(0, 8)}`
    const client = new pg.Client({ connectionString: ownerUrl })
    await client.connect()
    try {
      await client.query(`create database ${name} template ${template} strategy file_copy`)
      const ownUrl = inDatabase(ownerUrl, name)
      const webUrl = await ensureWebLogin(client, ownUrl, 'known to the tests')
      return new TestDatabase(name, ownUrl, webUrl, inDatabase(superuserUrl, name))
    } finally {
      await client.end()
    }
  }

  /** A connection of the owner, who passes row-level security by; closed with the database. */
  connectOwner() {
    return this.#connect(this.ownerUrl)
  }

  /** A connection of the application's login, which may do nothing by itself; closed with the database. */
  connectWeb() {
    return this.#connect(this.webUrl)
  }

  connectSuperuser() {
    return this.#connect(this.superuserUrl)
  }

  /** Ends a deadlock after a moment instead of a second; everything else about it stays the same. */
  async hurryDeadlocks() {
    const superuser = await this.connectSuperuser()
    await superuser.query(`alter database ${this.name} set deadlock_timeout = '20ms'`)
  }

  async drop() {
    await Promise.all(this.#clients.map((client) => client.end()))
    // the superuser: a pool may still hold connections of the web login, which the owner may not end
    const client = new pg.Client({ connectionString: inject('postgres').superuserUrl })
    await client.connect()
    await client.query(`drop database ${this.name} with (force)`)
    await client.query(`drop role ${this.name}_web`)
    await client.end()
  }

  async #connect(url: string) {
    const client = new pg.Client(connectionSettings(url))
    await client.connect()
    this.#clients.push(client)
    return client
  }
}

function inDatabase(url: string, name: string) {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.toString()
}
