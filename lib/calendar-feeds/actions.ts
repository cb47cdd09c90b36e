'use server'
import { defineAction } from '@/lib/actions/define-action'
import { makeFeed, resumeFeed, stopFeed } from './commands'
import { makeFeedInput, oneFeedInput } from './schema'

export const makeFeedAction = defineAction({
  name: 'calendar-feeds.make',
  roles: ['patient'],
  input: makeFeedInput,
  run: makeFeed,
  secretOutput: true,
})

export const stopFeedAction = defineAction({
  name: 'calendar-feeds.stop',
  roles: ['patient'],
  input: oneFeedInput,
  run: stopFeed,
})

export const resumeFeedAction = defineAction({
  name: 'calendar-feeds.resume',
  roles: ['patient'],
  input: oneFeedInput,
  run: resumeFeed,
})
