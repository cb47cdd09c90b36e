'use server'
import { defineAction } from '@/lib/actions/define-action'
import { keepBehindHandle } from '@/lib/search/handles'
import { address } from '@/lib/tables/address'
import { searchInput } from './schema'

export const searchEverythingAction = defineAction({
  name: 'palette.search-page',
  roles: ['admin'],
  input: searchInput,
  run: (scope, { text }) => keepBehindHandle(scope, text),
  then: (handle) => address('/admin/search', { s: handle }),
})
