'use server'
import { defineAction } from '@/lib/actions/define-action'
import { address } from '@/lib/tables/address'
import { keepSearch } from './commands'
import { searchInput } from './schema'

export const searchPatientsAction = defineAction({
  name: 'patients.search',
  roles: ['admin', 'doctor'],
  input: searchInput,
  run: async (scope, input) => ({ path: input.path, handle: await keepSearch(scope, input) }),
  then: ({ path, handle }) => address(path, { s: handle }),
})
