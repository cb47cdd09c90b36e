import { by, type Write } from './write.ts'

const insert = (id: string, owner: string, sharedWith: string | null) =>
  `insert into saved_views (id, owner_id, list, name, shared_with, state)
   values ('${id}', 'user-${owner}', 'patients', '${id}', ${sharedWith ? `'${sharedWith}'` : 'null'}, '{}')`

/** Saved views: everybody writes their own, shares them with their own role only, and opens those of the role. */
export const writesOfViews: Write[] = (
  [
    ['adam', 'admin', 'doctor', 'dora'],
    ['eli', 'doctor', 'admin', 'adam'],
  ] as const
).flatMap(([name, role, otherRole, other]) =>
  by(name, 'saved_views', {
    done: [
      insert('new', name, null),
      insert('new', name, role),
      `update saved_views set name = 'x', deleted_at = now() where id = 'view-${name}'`,
    ],
    // shared with him, not his to change; and somebody else's
    nothing: [
      `update saved_views set name = 'x' where id = 'view-shared-doctors'`,
      `update saved_views set name = 'x' where id = 'view-${other}'`,
    ],
    forbidden: [
      insert('new', name, otherRole),
      insert('new', other, null),
      `update saved_views set shared_with = '${otherRole}' where id = 'view-${name}'`,
      `update saved_views set owner_id = 'user-${other}' where id = 'view-${name}'`,
      `update saved_views set list = 'users' where id = 'view-${name}'`,
      `delete from saved_views`,
    ],
  }),
)
