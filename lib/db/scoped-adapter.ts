import { AsyncLocalStorage } from 'node:async_hooks'
import { PrismaPg } from '@prisma/adapter-pg'
import type { IsolationLevel, SqlQuery, Transaction } from '@prisma/driver-adapter-utils'
import type pg from 'pg'

/** The database role and the signed viewer that the next transaction runs as. */
export type TransactionIdentity = { role: DatabaseRole; token: string }
export type DatabaseRole = (typeof databaseRoles)[number]

const databaseRoles = [
  'substantia_anonymous',
  'substantia_patient',
  'substantia_doctor',
  'substantia_admin',
  'substantia_worker',
] as const

// Next.js loads this module once per module graph (pages, actions, handlers), and the client is shared between them.
const kept = globalThis as typeof globalThis & {
  substantiaTransactionIdentity?: AsyncLocalStorage<TransactionIdentity>
}
export const transactionIdentity = (kept.substantiaTransactionIdentity ??= new AsyncLocalStorage<TransactionIdentity>())

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>

/**
 * Prisma over node-postgres, with two promises that the stock adapter does not give:
 * every statement runs in a transaction that took role and viewer in the same message as BEGIN, and a statement that
 * arrives after the end of its transaction is refused. (A timed-out interactive transaction rolls back and goes on
 * sending: the stock adapter would commit what it sends one by one.)
 */
export class ScopedPg extends PrismaPg {
  override async connect(): Promise<Adapter> {
    const adapter = await super.connect()
    const fields = { ...adapter } // before the two methods below are closed
    const onConnection = (client: pg.PoolClient): Adapter =>
      Object.assign(Object.create(Object.getPrototypeOf(adapter)), fields, { client })
    adapter.startTransaction = (isolation) => startTransaction(adapter.underlyingDriver(), onConnection, isolation)
    adapter.queryRaw = refuseOutsideScope
    adapter.executeRaw = refuseOutsideScope
    return adapter
  }
}

async function refuseOutsideScope(): Promise<never> {
  throw new Error('A query outside a scope: use asViewer, asAnonymous or asWorker.')
}

async function startTransaction(
  pool: pg.Pool,
  onConnection: (client: pg.PoolClient) => Adapter,
  isolation?: IsolationLevel,
) {
  const identity = transactionIdentity.getStore()
  if (!identity) return refuseOutsideScope()
  if (!databaseRoles.includes(identity.role) || !/^[0-9a-f]+\.[0-9a-f]{64}$/.test(identity.token)) {
    throw new Error('The identity of a transaction is malformed.')
  }
  const client = await pool.connect()
  const transaction = new ScopedTransaction(client, onConnection(client))
  await transaction.begin(identity, isolation)
  return transaction
}

class ScopedTransaction implements Transaction {
  readonly provider = 'postgres'
  readonly options = { usePhantomQuery: false }
  readonly adapterName: string
  readonly #client: pg.PoolClient
  readonly #connection: Adapter
  #state: 'open' | 'ending' | 'released' = 'open'

  constructor(client: pg.PoolClient, connection: Adapter) {
    this.#client = client
    this.#connection = connection
    this.adapterName = connection.adapterName
    client.on('error', this.#ignore)
  }

  async begin({ role, token }: TransactionIdentity, isolation?: IsolationLevel) {
    const begin = isolation ? `begin isolation level ${isolation}` : 'begin'
    try {
      await this.#client.query(`${begin}; set local role ${role}; select set_config('app.context', '${token}', true)`)
    } catch (error) {
      this.#release(true)
      throw error
    }
  }

  async queryRaw(query: SqlQuery) {
    this.#requireOpen()
    return this.#connection.queryRaw(query)
  }

  async executeRaw(query: SqlQuery) {
    this.#requireOpen()
    if (query.sql === 'COMMIT' || query.sql === 'ROLLBACK') this.#state = 'ending'
    return this.#connection.executeRaw(query)
  }

  async commit() {
    this.#release(false)
  }

  async rollback() {
    this.#release(false)
  }

  async createSavepoint(name: string) {
    await this.executeRaw({ sql: `SAVEPOINT ${name}`, args: [], argTypes: [] })
  }

  async rollbackToSavepoint(name: string) {
    await this.executeRaw({ sql: `ROLLBACK TO SAVEPOINT ${name}`, args: [], argTypes: [] })
  }

  async releaseSavepoint(name: string) {
    await this.executeRaw({ sql: `RELEASE SAVEPOINT ${name}`, args: [], argTypes: [] })
  }

  #requireOpen() {
    if (this.#state !== 'open') throw new Error('This transaction has ended.')
  }

  /** A connection goes back to the pool only when it is idle; any other state ends it. */
  #release(broken: boolean) {
    if (this.#state === 'released') return
    this.#state = 'released'
    this.#client.removeListener('error', this.#ignore)
    this.#client.release(broken || this.#client.getTransactionStatus() !== 'I')
  }

  readonly #ignore = () => {} // the failing query itself reports; the event only must not end the process
}
