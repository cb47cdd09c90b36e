'use server'
import type { Route } from 'next'
import { defineAction } from '@/lib/actions/define-action'
import { addPhrase, bringPhraseBack, changePhrase, putPhraseAway } from './commands'
import { addPhraseInput, changePhraseInput, onePhraseInput } from './schema'

export const addPhraseAction = defineAction({
  name: 'phrases.add',
  roles: ['doctor'],
  input: addPhraseInput,
  run: addPhrase,
})

export const changePhraseAction = defineAction({
  name: 'phrases.change',
  roles: ['doctor'],
  input: changePhraseInput,
  run: changePhrase,
  then: () => '/clinic/consultations/phrases' as Route,
})

export const putPhraseAwayAction = defineAction({
  name: 'phrases.put-away',
  roles: ['doctor'],
  input: onePhraseInput,
  run: putPhraseAway,
})

export const bringPhraseBackAction = defineAction({
  name: 'phrases.bring-back',
  roles: ['doctor'],
  input: onePhraseInput,
  run: bringPhraseBack,
})
