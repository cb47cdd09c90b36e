'use server'
import { defineAction } from '@/lib/actions/define-action'
import { requestCheck } from './commands'
import { requestCheckInput } from './schema'

export const requestCheckAction = defineAction({
  name: 'integrity.check',
  roles: ['admin'],
  input: requestCheckInput,
  run: requestCheck,
})
