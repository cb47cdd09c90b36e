import 'server-only'
import type { Scope } from '@/lib/db/scope'

/** Asks the worker for a check, with a repair first when wanted. One that waits already is enough. */
export async function requestCheck({ db, viewer }: Scope, { repair }: { repair?: boolean }): Promise<void> {
  await db.$executeRaw`
    insert into integrity_checks (repair, requested_by)
    select ${repair ?? false}, ${viewer.userId}
     where not exists (select from integrity_checks where status = 'requested' and repair = ${repair ?? false})`
}
