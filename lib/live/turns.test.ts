import { expect, test } from 'vitest'
import { Turns } from './turns'

test('runs at most so many at once, in order, also after one failed', async () => {
  const turns = new Turns(2)
  const order: number[] = []
  let running = 0
  let most = 0
  const work = (place: number) =>
    turns.run(async () => {
      order.push(place)
      running += 1
      most = Math.max(most, running)
      await Promise.resolve()
      running -= 1
      if (place === 1) throw new Error('one')
    })

  const done = await Promise.allSettled([0, 1, 2, 3, 4].map(work))

  expect(order).toEqual([0, 1, 2, 3, 4])
  expect(most).toBe(2)
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
})
