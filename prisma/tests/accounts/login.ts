import { createHash } from 'node:crypto'
import pg from 'pg'
import { connectionSettings } from '@/scripts/database/connection.ts'
import type { TestDatabase } from '../support/database.ts'
import { anonymous, checkedLogin, inTransactionOf } from '../support/person.ts'
import type { As } from '../support/test.ts'

export function hashOf(token: string) {
  return createHash('sha256').update(token).digest()
}

/** As the server does after it has checked the password. Returns why not, or null. */
export async function openSession(
  as: As,
  userId: string,
  token: string,
  { idle = 30, absolute = 600, rehash = null as string | null } = {},
): Promise<string | null> {
  const {
    rows: [opened],
  } = await as(checkedLogin(userId), (client) =>
    client.query<{ refusal: string | null }>(
      `select app.open_login_session($1, $2, $3, '203.0.113.7', 'a browser', $4) as refusal`,
      [hashOf(token), idle, absolute, rehash],
    ),
  )
  return opened?.refusal ?? null
}

export type SessionViewer = { user_id: string; role: string; doctor_id: string | null; patient_id: string | null }

/** Who the bearer of the token is, as every request asks. */
export async function viewerOf(as: As, token: string): Promise<SessionViewer | undefined> {
  const { rows } = await as(anonymous, (client) =>
    client.query<SessionViewer>('select user_id, role, doctor_id, patient_id from app.viewer_of_session($1)', [
      hashOf(token),
    ]),
  )
  return rows[0]
}

/** Does the same fifty times at once, over as many connections as one test may have. */
export async function fiftyAtOnce<Result>(
  database: TestDatabase,
  work: (client: pg.Client, number: number) => Promise<Result>,
): Promise<Result[]> {
  const clients = await Promise.all(
    Array.from({ length: 25 }, async () => {
      const client = new pg.Client(connectionSettings(database.webUrl))
      await client.connect()
      return client
    }),
  )
  try {
    const results = await Promise.all(
      clients.map(async (client, number) => [
        await inTransactionOf(client, anonymous, () => work(client, 2 * number)),
        await inTransactionOf(client, anonymous, () => work(client, 2 * number + 1)),
      ]),
    )
    return results.flat()
  } finally {
    await Promise.all(clients.map((client) => client.end()))
  }
}
