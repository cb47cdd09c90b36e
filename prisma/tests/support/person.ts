import type pg from 'pg'
import { signViewer, type ViewerClaims } from '@/lib/db/viewer-token.ts'
import { contextKey } from './context-key.ts'

/** Somebody with a database role and the claims the server would sign for them. */
export type Person = { databaseRole: DatabaseRole; claims: ViewerClaims }
export type DatabaseRole = `substantia_${'anonymous' | 'patient' | 'doctor' | 'admin' | 'worker'}`

export const anonymous: Person = { databaseRole: 'substantia_anonymous', claims: { r: 'anonymous' } }
export const worker: Person = { databaseRole: 'substantia_worker', claims: { r: 'worker' } }

/** Somebody whose password the server has just checked. */
export function checkedLogin(userId: string): Person {
  return { databaseRole: 'substantia_anonymous', claims: { r: 'login', u: userId } }
}

export function tokenOf({ claims }: Person) {
  return signViewer(claims, contextKey)
}

/** `begin` as the application sends it: role and signed viewer in the same message. */
export async function beginAs(client: pg.Client, person: Person) {
  await client.query(
    `begin; set local role ${person.databaseRole}; select set_config('app.context', '${tokenOf(person)}', true)`,
  )
}

/** Runs `work` as the web login in one transaction of this person, committed when it succeeds. */
export async function inTransactionOf<Result>(
  client: pg.Client,
  person: Person,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  await beginAs(client, person)
  try {
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
