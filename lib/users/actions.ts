'use server'
import { defineAction } from '@/lib/actions/define-action'
import { createUser, disableUser, enableUser, endSession, resetPassword } from './commands'
import { createUserInput, endSessionInput, userIdInput, userVersionInput } from './schema'

export const createUserAction = defineAction({
  name: 'users.create',
  roles: ['admin'],
  input: createUserInput,
  run: createUser,
  secretOutput: true,
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
