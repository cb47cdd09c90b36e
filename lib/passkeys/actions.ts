'use server'
import { defineAction } from '@/lib/actions/define-action'
import { addPasskey, removePasskey, restorePasskey } from './commands'
import { addPasskeyInput, onePasskeyInput } from './schema'

export const addPasskeyAction = defineAction({
  name: 'passkeys.add',
  roles: ['admin', 'doctor', 'patient', 'helper'],
  input: addPasskeyInput,
  run: addPasskey,
  secret: ['answer'],
  confirm: true,
})

export const removePasskeyAction = defineAction({
  name: 'passkeys.remove',
  roles: ['admin', 'doctor', 'patient', 'helper'],
  input: onePasskeyInput,
  run: removePasskey,
})

export const restorePasskeyAction = defineAction({
  name: 'passkeys.restore',
  roles: ['admin', 'doctor', 'patient', 'helper'],
  input: onePasskeyInput,
  run: restorePasskey,
})
