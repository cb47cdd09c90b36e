import 'server-only'
import type { Scope } from '@/lib/db/scope'
import type { DraftFields } from './schema'

/** Keeps what the viewer typed so far, for 14 days from now. */
export async function keepDraft({ db, viewer }: Scope, formKey: string, fields: DraftFields): Promise<void> {
  await db.$executeRaw`
    insert into form_drafts (user_id, form_key, fields)
    values (${viewer.userId}, ${formKey}, ${JSON.stringify(fields)}::jsonb)
        on conflict (user_id, form_key)
        do update set fields = excluded.fields, updated_at = now(), expires_at = now() + interval '14 days'`
}

/** Removes a draft: the form is done, or was given up. */
export async function removeDraft({ db, viewer }: Scope, formKey: string): Promise<void> {
  await db.$executeRaw`delete from form_drafts where user_id = ${viewer.userId} and form_key = ${formKey}`
}
