import * as z from 'zod'
import { paging } from '@/lib/tables/paging'
import { noticeKinds } from './vocabulary'

export const noticesPaging = paging

const moment = z.iso.datetime({ offset: true, error: 'Load the page again: it does not say since when.' })

export const markNoticeInput = z.object({
  id: z.string({ error: 'Choose a notice.' }).min(1, 'Choose a notice.').max(200, 'This is not the id of a notice.'),
  is: z.enum(['read', 'unread'], { error: 'Say whether it is read or unread.' }),
})

/** Those that had come when the page was made; what came since was not seen. */
export const markAllInput = z.object({ until: moment })

export const unreadAgainInput = z.object({ readAt: moment })

export const chooseNoticesInput = z.object({
  kind: z.enum(noticeKinds, { error: 'Choose which notices this is about.' }),
  isWanted: z.enum(['yes', 'no'], { error: 'Say whether you want these notices.' }),
})

export const countUnreadInput = z.object({})
