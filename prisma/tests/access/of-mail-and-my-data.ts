import type pg from 'pg'
import { admin, own, patient, type Read } from './read.ts'
import { by, type Write } from './write.ts'

const names = ['ana', 'beatrice']

export async function mailAndMyData(db: pg.Client) {
  await db.query(
    `insert into mails (id, kind, user_id, not_after)
     select 'mail-' || name, 'test', 'user-' || name, now() + interval '1 hour' from unnest($1::text[]) name`,
    [names],
  )
  await db.query(
    `insert into mail_choices (id, user_id, kind, is_wanted)
     select 'choice-' || name, 'user-' || name, 'something-new', false from unnest($1::text[]) name`,
    [names],
  )
}

export const readsOfMailAndMyData: Read[] = [
  own('mails', 'id', 'mail', [admin, patient], {
    seen: { adam: ['mail-ana', 'mail-beatrice'], ana: ['mail-ana'], beatrice: ['mail-beatrice'] },
    ownIn: [patient],
  }),
  own('mail_choices', 'id', 'choice', [patient]),
]

export const writesOfMailAndMyData: Write[] = [
  ...by('ana', 'mails', {
    forbidden: [
      `insert into mails (kind, user_id, not_after) values ('test', 'user-ana', now())`,
      `update mails set status = 'sent'`,
      `delete from mails`,
    ],
  }),
  ...by('adam', 'mails', { forbidden: [`update mails set status = 'queued'`, `delete from mails`] }),
  ...by('ana', 'mail_choices', {
    done: [
      `insert into mail_choices (user_id, kind, is_wanted) values ('user-ana', 'archive-ready', false)`,
      `update mail_choices set is_wanted = true where id = 'choice-ana'`,
    ],
    nothing: [`update mail_choices set is_wanted = true where id = 'choice-beatrice'`],
    forbidden: [
      `insert into mail_choices (user_id, kind, is_wanted) values ('user-beatrice', 'archive-ready', false)`,
      `update mail_choices set user_id = 'user-beatrice'`,
      `delete from mail_choices`,
    ],
  }),
  ...by('adam', 'mail_choices', { forbidden: [`update mail_choices set is_wanted = true`] }),
]
