'use server'
import { defineAction } from '@/lib/actions/define-action'
import { recordHref } from '@/lib/changes/record-links'
import { createKnowledgeEntry, updateKnowledgeEntry } from './commands'
import { createKnowledgeInput, updateKnowledgeInput } from './schema'

export const createKnowledgeAction = defineAction({
  name: 'knowledge.create',
  roles: ['admin'],
  input: createKnowledgeInput,
  run: createKnowledgeEntry,
  then: (id) => recordHref('knowledge_entries', id),
})

export const updateKnowledgeAction = defineAction({
  name: 'knowledge.update',
  roles: ['admin'],
  input: updateKnowledgeInput,
  run: updateKnowledgeEntry,
  then: (id) => recordHref('knowledge_entries', id),
})
