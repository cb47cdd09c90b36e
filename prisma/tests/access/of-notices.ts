import { admin, doctor, own, type Read } from './read.ts'
import { by, type Write } from './write.ts'

export const readsOfNotices: Read[] = [
  own('notices', 'id', 'notice', [admin, doctor]),
  own('notice_choices', 'id', 'notice-choice', [admin, doctor]),
]

export const writesOfNotices: Write[] = [
  ...(['dora', 'adam'] as const).flatMap((name) => [
    ...by(name, 'notices', {
      done: [`update notices set read_at = now() where id = 'notice-${name}'`],
      nothing: [`update notices set read_at = now() where id = 'notice-eli'`],
      forbidden: [
        `insert into notices (user_id, kind, entity, about) values ('user-${name}', 'job-done', 'jobs', 'x')`,
        `update notices set user_id = 'user-eli'`,
        `update notices set entity_id = 'another'`,
        `delete from notices`,
      ],
    }),
    ...by(name, 'notice_choices', {
      done: [
        `insert into notice_choices (user_id, kind, is_wanted) values ('user-${name}', 'job-failed', false)`,
        `update notice_choices set is_wanted = true where id = 'notice-choice-${name}'`,
      ],
      nothing: [`update notice_choices set is_wanted = true where id = 'notice-choice-eli'`],
      forbidden: [
        `insert into notice_choices (user_id, kind, is_wanted) values ('user-eli', 'job-failed', false)`,
        `update notice_choices set user_id = 'user-eli'`,
        `delete from notice_choices`,
      ],
    }),
  ]),
  ...by('ana', 'notices', { forbidden: [`update notices set read_at = now()`] }),
]
