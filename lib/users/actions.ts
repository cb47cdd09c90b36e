'use server'
import { defineAction } from '@/lib/actions/define-action'
import { recordHref } from '@/lib/changes/record-links'
import {
  changeRole,
  createUser,
  disableUser,
  enableUser,
  endAllSessions,
  endSession,
  resetPassword,
  updateUser,
} from './commands'
import {
  changeRoleInput,
  createUserInput,
  endSessionInput,
  updateUserInput,
  userIdInput,
  userVersionInput,
} from './schema'

export const createUserAction = defineAction({
  name: 'users.create',
  roles: ['admin'],
  input: createUserInput,
  run: createUser,
  secretOutput: true,
})

export const updateUserAction = defineAction({
  name: 'users.update',
  roles: ['admin'],
  input: updateUserInput,
  run: updateUser,
  then: (id) => recordHref('users', id),
})

export const changeRoleAction = defineAction({
  name: 'users.change-role',
  roles: ['admin'],
  input: changeRoleInput,
  confirm: true,
  run: changeRole,
  then: (id) => recordHref('users', id),
})

export const resetPasswordAction = defineAction({
  name: 'users.reset-password',
  roles: ['admin'],
  input: userIdInput,
  run: resetPassword,
  secretOutput: true,
})

export const disableUserAction = defineAction({
  name: 'users.disable',
  roles: ['admin'],
  input: userVersionInput,
  run: disableUser,
})

export const enableUserAction = defineAction({
  name: 'users.enable',
  roles: ['admin'],
  input: userVersionInput,
  run: enableUser,
})

export const endSessionAction = defineAction({
  name: 'users.end-session',
  roles: ['admin'],
  input: endSessionInput,
  run: endSession,
})

export const endAllSessionsAction = defineAction({
  name: 'users.end-all-sessions',
  roles: ['admin'],
  input: userIdInput,
  run: endAllSessions,
})
