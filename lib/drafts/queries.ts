import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import type { Draft, DraftFields } from './schema'

/** What the viewer typed into a form and did not save; null when there is nothing. Nobody else's is ever found. */
export async function getDraft({ db, viewer }: Scope, formKey: string): Promise<Draft | null> {
  const [kept] = await db.$queryRaw<{ fields: DraftFields; at: Date; today: boolean }[]>`
    select fields, updated_at as at, updated_at > now() - interval '12 hours' as today
      from form_drafts
     where user_id = ${viewer.userId} and form_key = ${formKey} and expires_at > now()`
  return kept ? { fields: kept.fields, at: formatMoment(kept.at, kept.today ? 'time' : 'dateTime') } : null
}
