import { by, type Write } from './write.ts'

const insert = (id: string, owner: string, sharedWith: string | null) =>
  `insert into saved_views (id, owner_id, list, name, shared_with, state)
   values ('${id}', 'user-${owner}', 'patients', '${id}', ${sharedWith ? `'${sharedWith}'` : 'null'}, '{}')`

const pin = (owner: string, view: string) =>
  `insert into pinned_views (user_id, view_id, position) values ('user-${owner}', 'view-${view}', 2)`

/** Pins: an administrator's own, of views that they may open. */
export const writesOfPins: Write[] = [
  ...by('adam', 'pinned_views', {
    done: [pin('adam', 'shared-admins'), `delete from pinned_views where view_id = 'view-adam'`],
    nothing: [`delete from pinned_views where view_id = 'view-dora'`],
    forbidden: [
      pin('dora', 'adam'),
      pin('adam', 'eli'),
      pin('adam', 'shared-doctors'),
      `update pinned_views set position = 3`,
    ],
  }),
  ...by('dora', 'pinned_views', { forbidden: [pin('dora', 'shared-doctors'), `delete from pinned_views`] }),
]

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
