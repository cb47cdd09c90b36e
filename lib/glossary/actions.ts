'use server'
import type { Route } from 'next'
import { defineAction } from '@/lib/actions/define-action'
import { signText, withdrawText } from './commands'
import { signTextInput, withdrawTextInput } from './schema'

export const signTextAction = defineAction({
  name: 'glossary.sign',
  roles: ['doctor'],
  input: signTextInput,
  run: signText,
  then: ({ next }) => (next ? `/clinic/glossary/${next}` : '/clinic/glossary') as Route,
})

export const withdrawTextAction = defineAction({
  name: 'glossary.withdraw',
  roles: ['doctor'],
  input: withdrawTextInput,
  run: withdrawText,
})
