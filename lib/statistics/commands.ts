import 'server-only'
import type { Scope } from '@/lib/db/scope'

/** What a recount found different, by column; empty when the figures were right. */
export type Recounted = Record<
  string,
  { before: string | number | boolean | null; after: string | number | boolean | null }
>

/** Counts a patient's figures again. Triggers keep them true, so nothing should differ. */
export async function recountPatient({ db }: Scope, { patientId }: { patientId: string }): Promise<Recounted> {
  const [row] = await db.$queryRaw<{ differences: Recounted }[]>`
    select app.recount_patient(${patientId}) as differences`
  return row?.differences ?? {}
}
