import type { Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { expect, test, vi } from 'vitest'
import { idle, type ActionState } from './action-state'
import { safely } from './safe-action'

const form = new FormData()
const answer = (run: () => ActionState, previous: ActionState = idle) => {
  const onAccepted = vi.fn()
  const state = safely<undefined>(async () => run(), onAccepted)(previous, form)
  return { state, onAccepted }
}
const failing = (error: Error) => () => {
  throw error
}

test('a request that fails is a sentence of the form, and nothing is said to be saved or not', async () => {
  const { state, onAccepted } = answer(failing(new TypeError('Failed to fetch')))
  const { form: result, isUnanswered, done } = await state
  expect(result?.error?.['']).toEqual([expect.stringMatching(/did not answer.*still here.*Press again/)])
  expect({ isUnanswered, done }).toEqual({ isUnanswered: true, done: undefined })
  expect(onAccepted).not.toHaveBeenCalled()
})

test('a server that broke is told apart, with the number support asks for', async () => {
  const { state } = answer(failing(Object.assign(new Error('hidden'), { digest: '4711' })))
  expect((await state).form?.error?.['']?.[0]).toContain('4711')
})

test('what an earlier refusal said of the form still holds; a form that was done before is not emptied', async () => {
  const failed = failing(new TypeError('Failed to fetch'))
  const refused: ActionState = { form: { status: 'error', initialValue: { openedBy: 'ana' } } }
  expect((await answer(failed, refused).state).form?.initialValue).toEqual({ openedBy: 'ana' })
  const done: ActionState = { done: true, form: { initialValue: null } }
  expect((await answer(failed, done).state).form).not.toHaveProperty('initialValue')
})

test('the newest version stays known after a request that failed', async () => {
  const conflict = { version: 7, by: 'Ana', at: 'now', fields: [] }
  const { state } = answer(failing(new TypeError('Failed to fetch')), { conflict })
  expect((await state).conflict?.version).toBe(7)
})

test('redirects and missing pages stay what they are', async () => {
  const led = answer(() => redirect('/admin/patients'))
  await expect(led.state).rejects.toMatchObject({ digest: expect.stringContaining('/admin/patients') as string })
  expect(led.onAccepted).toHaveBeenCalledOnce()
  const missing = answer(() => notFound())
  await expect(missing.state).rejects.toMatchObject({ digest: expect.stringContaining('404') as string })
  expect(missing.onAccepted).not.toHaveBeenCalled()
})

test('who is sent to log in has nothing accepted', async () => {
  for (const path of ['/login?next=%2Fadmin', '/choose-password'] as Route[]) {
    const { state, onAccepted } = answer(() => redirect(path))
    await expect(state).rejects.toThrow()
    expect(onAccepted).not.toHaveBeenCalled()
  }
})

test('what the server says is passed on, and accepted only when it is done', async () => {
  const refused = answer(() => ({ form: { status: 'error', error: { name: ['Enter the name.'] } } }))
  expect((await refused.state).form?.error).toEqual({ name: ['Enter the name.'] })
  expect(refused.onAccepted).not.toHaveBeenCalled()
  const done = answer(() => ({ done: true }))
  expect(await done.state).toEqual({ done: true })
  expect(done.onAccepted).toHaveBeenCalledOnce()
})
