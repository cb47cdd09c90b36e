'use server'
import { defineVisitorAction } from '@/lib/actions/define-visitor-action'
import { saveAppearance } from './commands'
import { appearance } from './schema'

export const saveAppearanceAction = defineVisitorAction({
  name: 'appearance.save',
  input: appearance.partial(),
  run: (_visitor, input) => saveAppearance(input),
})
