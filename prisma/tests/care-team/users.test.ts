import { describe } from 'vitest'
import { disableUsers, enableUsers } from '@/lib/users/bulk'
import { changeRole, disableUser, endAllSessions, updateUser } from '@/lib/users/commands'
import { changeRoleInput, updateUserInput } from '@/lib/users/schema'
import { asViewer } from '@/lib/db/scope'
import { restoreVersion } from '@/lib/changes/commands'
import { openSession, viewerOf } from '../accounts/login.ts'
import { adminViewer } from '../scope/test.ts'
import { expect, refusal, test, undoLast } from './test.ts'

const role = (id: string, wanted: string, more: Record<string, string | number> = {}) =>
  changeRoleInput.parse({ id, version: 1, role: wanted, ...more })

describe('roles', () => {
  test('an administrator becomes a doctor with a profile, and is logged out', async ({ admin, make, as, db }) => {
    const other = await make.admin()
    await openSession(as, other.userId, other.userId)
    await admin((scope) => changeRole(scope, role(other.userId, 'doctor', { specialization: 'Neurology' })))
    const { rows } = await db.query(
      'select u.role, d.approval_state, d.specialization from users u join doctors d on d.user_id = u.id where u.id = $1',
      [other.userId],
    )
    expect(rows).toEqual([{ role: 'doctor', approval_state: 'approved', specialization: 'Neurology' }])
    expect(await viewerOf(as, other.userId)).toBeUndefined()
  })

  test('to be a patient takes a patient’s record, one without an account', async ({ admin, make, db }) => {
    const other = await make.admin()
    const taken = await make.patient()
    expect(
      await refusal(admin((scope) => changeRole(scope, role(other.userId, 'patient', { patientId: taken.id })))),
    ).toMatchObject({ field: 'patientId' })
    await db.query('update patients set user_id = null where patient_id = $1', [taken.id])
    await admin((scope) => changeRole(scope, role(other.userId, 'patient', { patientId: taken.id })))
    const { rows } = await db.query('select user_id from patients where patient_id = $1', [taken.id])
    expect(rows).toEqual([{ user_id: other.userId }])
  })

  test('never one’s own role', async ({ admin, viewer }) => {
    expect(await refusal(admin((scope) => changeRole(scope, role(viewer.userId, 'doctor'))))).toMatchObject({
      code: 'own-account',
    })
  })

  test('never the last administrator’s', async ({ admin, viewer, make, db }) => {
    const other = await make.admin()
    await db.query("update users set is_active = false where role = 'admin' and id <> $1", [other.userId])
    try {
      const refused = [
        await refusal(admin((scope) => changeRole(scope, role(other.userId, 'doctor')))),
        await refusal(admin((scope) => disableUser(scope, { id: other.userId, version: 1 }))),
      ]
      expect(refused.map(({ code }) => code)).toEqual(['last-administrator', 'last-administrator'])
    } finally {
      await db.query("update users set is_active = true where role = 'admin'")
    }
    expect(viewer.userId).not.toBe(other.userId)
  })

  test('a doctor who treats somebody hands over first; after that the profile is suspended', async ({
    admin,
    make,
    db,
  }) => {
    const { doctor, assignment } = await make.careTeam()
    expect(await refusal(admin((scope) => changeRole(scope, role(doctor.userId, 'admin'))))).toMatchObject({
      field: 'role',
      message: expect.stringContaining('1 patient'),
    })
    await db.query('update doctor_patient_assignments set is_active = false, ended_at = now() where id = $1', [
      assignment.id,
    ])
    await admin((scope) => changeRole(scope, role(doctor.userId, 'admin')))
    const { rows } = await db.query('select approval_state from doctors where doctor_id = $1', [doctor.id])
    expect(rows).toEqual([{ approval_state: 'suspended' }])
    expect(await admin(undoLast)).toMatchObject({ done: true })
    const { rows: after } = await db.query('select approval_state from doctors where doctor_id = $1', [doctor.id])
    expect(after).toEqual([{ approval_state: 'approved' }])
  })

  test('who was made an administrator does not take that back for themself', async ({ admin, viewer, make, db }) => {
    const other = await make.admin()
    const { rows: before } = await db.query<{ version: number }>(
      "update users set role = 'patient' where id = $1 returning version",
      [other.userId],
    )
    await admin((scope) => changeRole(scope, role(other.userId, 'admin', { version: before[0]?.version ?? 0 })))
    const { rows } = await db.query<{ id: string }>(
      'select id from operations where actor_user_id = $1 order by started_at desc limit 1',
      [viewer.userId],
    )
    const theirs = asViewer(
      adminViewer(other),
      (scope) => scope.db.$queryRaw`select app.undo_operation(${rows[0]?.id ?? ''}, false)::text`,
    )
    expect(await refusal(theirs)).toMatchObject({ code: 'own-account' })
    expect(await admin(undoLast)).toMatchObject({ done: true })
  })

  test('an earlier version of an account brings back the name, not the role', async ({ admin, make, db }) => {
    const other = await make.admin()
    const { rows: before } = await db.query<{ name: string }>('select name from users where id = $1', [other.userId])
    const { rows: first } = await db.query<{ seq: string }>(`select coalesce(max(seq), 0) as seq from record_changes`)
    await admin((scope) =>
      updateUser(
        scope,
        updateUserInput.parse({ id: other.userId, version: 1, name: 'Renamed', email: 'r@clinic.example' }),
      ),
    )
    await db.query("update users set role = 'doctor' where id = $1", [other.userId])
    await admin((scope) => restoreVersion(scope, { table: 'users', id: other.userId, seq: first[0]?.seq ?? '' }))
    const { rows } = await db.query('select name = $2 as named, role from users where id = $1', [
      other.userId,
      before[0]?.name,
    ])
    expect(rows).toEqual([{ named: true, role: 'doctor' }])
  })
})

describe('accounts', () => {
  test('name, address and telephone are changed; without any way to log in it is refused', async ({
    admin,
    make,
    db,
  }) => {
    const user = await make.user({ phone: null })
    const input = { id: user.id, version: 1, name: 'New Name', email: 'New@Clinic.Example', phone: '555 0100' }
    await admin((scope) => updateUser(scope, updateUserInput.parse(input)))
    const { rows } = await db.query('select name, email, phone from users where id = $1', [user.id])
    expect(rows).toEqual([{ name: 'New Name', email: 'new@clinic.example', phone: '555 0100' }])
    expect(await refusal(admin((scope) => updateUser(scope, updateUserInput.parse(input))))).toMatchObject({
      code: 'changed-meanwhile',
    })
    expect(updateUserInput.safeParse({ ...input, email: '', username: '' }).error?.issues[0]?.path).toEqual(['email'])
  })

  test('a login is no edit: what an administrator began before it is still saved', async ({ admin, make, as }) => {
    const other = await make.admin()
    await openSession(as, other.userId, other.userId)
    const input = { id: other.userId, version: 1, name: 'Renamed', email: 'renamed@clinic.example' }
    await expect(admin((scope) => updateUser(scope, updateUserInput.parse(input)))).resolves.toBe(other.userId)
  })

  test('all sessions of somebody end at once, one’s own stays', async ({ admin, viewer, make, as, db }) => {
    const other = await make.admin()
    for (const token of ['one', 'two']) await openSession(as, other.userId, `${other.userId} ${token}`)
    expect(await admin((scope) => endAllSessions(scope, { id: other.userId }))).toEqual({ ended: 2 })
    expect(await viewerOf(as, `${other.userId} one`)).toBeUndefined()
    await openSession(as, viewer.userId, viewer.userId)
    await db.query('update login_sessions set id = $1 where user_id = $2', [viewer.loginSessionId, viewer.userId])
    expect(await refusal(admin((scope) => endAllSessions(scope, { id: viewer.userId })))).toMatchObject({
      code: 'not-found',
    })
    expect(await viewerOf(as, viewer.userId)).toBeDefined()
  })

  test('many accounts are disabled together, but for one’s own and those that are; sessions end; enabling is the way back', async ({
    admin,
    viewer,
    make,
    as,
    db,
  }) => {
    const [first, second, closed] = [await make.admin(), await make.patient(), await make.user({ is_active: false })]
    await openSession(as, first.userId, first.userId)
    const ids = [first.userId, viewer.userId, second.userId, closed.id, 'nobody']
    const judged = await admin((scope) => disableUsers.classify(scope, ids, {}))
    expect(judged.map(({ outcome }) => outcome)).toEqual(['done', 'skipped', 'done', 'skipped', 'skipped'])
    expect(judged.filter(({ message }) => message)).toHaveLength(3)
    const done = judged.filter(({ outcome }) => outcome === 'done').map(({ id }) => id)
    await admin((scope) => disableUsers.apply(scope, done, {}))
    expect(await viewerOf(as, first.userId)).toBeUndefined()
    await admin((scope) => enableUsers.apply(scope, done, {}))
    const { rows } = await db.query('select count(*)::integer as active from users where id = any ($1) and is_active', [
      done,
    ])
    expect(rows).toEqual([{ active: 2 }])
  })
})
