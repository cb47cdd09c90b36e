'use server'
import { defineAction } from '@/lib/actions/define-action'
import { filterList, searchList } from './commands'
import { editCell } from './edit-commands'
import { pinView, unpinView } from './pin-commands'
import {
  changeViewInput,
  deleteViewInput,
  editCellInput,
  filterInput,
  keepInViewInput,
  newViewInput,
  pinInput,
  searchListInput,
} from './schema'
import { changeView, deleteView, keepInView, saveView } from './view-commands'

export const filterListAction = defineAction({
  name: 'lists.filter',
  roles: ['admin'],
  input: filterInput,
  run: filterList,
  then: (href) => href,
})

export const searchListAction = defineAction({
  name: 'lists.search',
  roles: ['admin'],
  input: searchListInput,
  run: searchList,
  then: (href) => href,
})

export const editCellAction = defineAction({
  name: 'lists.edit-cell',
  roles: ['admin'],
  input: editCellInput,
  run: editCell,
})

export const saveViewAction = defineAction({
  name: 'views.save',
  roles: ['admin'],
  input: newViewInput,
  run: saveView,
  then: (href) => href,
})

export const keepInViewAction = defineAction({
  name: 'views.update',
  roles: ['admin'],
  input: keepInViewInput,
  run: keepInView,
  then: (href) => href,
})

export const changeViewAction = defineAction({
  name: 'views.change',
  roles: ['admin'],
  input: changeViewInput,
  run: changeView,
  then: (href) => href,
})

export const deleteViewAction = defineAction({
  name: 'views.delete',
  roles: ['admin'],
  input: deleteViewInput,
  run: deleteView,
  then: (href) => href,
})

export const pinViewAction = defineAction({ name: 'views.pin', roles: ['admin'], input: pinInput, run: pinView })

export const unpinViewAction = defineAction({ name: 'views.unpin', roles: ['admin'], input: pinInput, run: unpinView })
