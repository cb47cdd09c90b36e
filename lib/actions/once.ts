import 'server-only'
import type { Prisma } from '@/prisma/generated/client'
import type { Scope } from '@/lib/db/scope'

/**
 * Carries out `work` once per idempotencyKey of a form, in the same transaction: the second of two equal requests waits
 * for the first and gets its result. A form without a key is carried out each time.
 */
export async function once<Output>(
  { db, viewer }: Scope,
  { name, secretOutput }: { name: string; secretOutput?: boolean },
  form: FormData,
  work: () => Promise<Output>,
): Promise<Output> {
  const key = form.get('idempotencyKey')
  if (typeof key !== 'string' || !/^[\w-]{8,100}$/.test(key)) return work()
  const inserted = await db.$executeRaw`
    insert into idempotency_keys (user_id, key, action) values (${viewer.userId}, ${key}, ${name})
        on conflict (user_id, key) do nothing`
  if (inserted === 0) {
    const earlier = await db.idempotencyKey.findUnique({
      where: { userId_key: { userId: viewer.userId, key } },
      select: { result: true },
    })
    return (earlier?.result ?? undefined) as Output
  }
  const output = await work()
  if (output !== undefined && !secretOutput) {
    await db.idempotencyKey.update({
      where: { userId_key: { userId: viewer.userId, key } },
      // as it will be read again: what is undefined is not there
      data: { result: JSON.parse(JSON.stringify(output)) as Prisma.InputJsonValue },
      select: { key: true },
    })
  }
  return output
}
