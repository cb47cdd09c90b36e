import 'server-only'
import { cookies } from 'next/headers'
import type { Scope } from '@/lib/db/scope'
import { env } from '@/lib/env'

const cookieName = 'substantia-operation'
const shownSeconds = 600

/** Names what the writes of this transaction are part of, and why. The operation itself begins with the first write. */
export async function beginOperation({ db }: Scope, action: string, form?: FormData): Promise<void> {
  const reason = form?.get('reason')
  await db.$queryRaw`
    select set_config('app.action', ${action}, true),
           set_config('app.reason', ${typeof reason === 'string' ? reason : ''}, true)`
}

/** The operation that this transaction's writes belong to; null while it has changed nothing. */
export async function currentOperation({ db }: Scope): Promise<string | null> {
  const [row] = await db.$queryRaw<{ id: string | null }[]>`
    select nullif(current_setting('app.operation', true), '') as id`
  return row?.id ?? null
}

/** Keeps what was just done for the console's "Undo" bar: an id for ten minutes, no word of what it says. */
export async function rememberOperation(operation: string | null): Promise<void> {
  if (!operation) return
  const kept = await cookies()
  kept.set(cookieName, operation, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/admin',
    maxAge: shownSeconds,
    secure: env().SUBSTANTIA_PUBLIC_URL.startsWith('https:'),
  })
}

export async function rememberedOperation(): Promise<string | null> {
  return (await cookies()).get(cookieName)?.value ?? null
}

export async function forgetOperation(): Promise<void> {
  const kept = await cookies()
  kept.delete({ name: cookieName, path: '/admin' })
}
