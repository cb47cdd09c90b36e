'use server'
import { defineAction } from '@/lib/actions/define-action'
import { chooseNotices, markAllRead, markNotice, markUnreadAgain } from './commands'
import { chooseNoticesInput, markAllInput, markNoticeInput, unreadAgainInput } from './schema'

export const markNoticeAction = defineAction({
  name: 'notices.mark',
  roles: ['admin', 'doctor'],
  input: markNoticeInput,
  run: markNotice,
})

export const markAllReadAction = defineAction({
  name: 'notices.mark-all',
  roles: ['admin', 'doctor'],
  input: markAllInput,
  run: markAllRead,
})

export const markUnreadAgainAction = defineAction({
  name: 'notices.unread-again',
  roles: ['admin', 'doctor'],
  input: unreadAgainInput,
  run: markUnreadAgain,
})

export const chooseNoticesAction = defineAction({
  name: 'notices.choose',
  roles: ['admin', 'doctor'],
  input: chooseNoticesInput,
  run: chooseNotices,
})
