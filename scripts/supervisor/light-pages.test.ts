import { expect, test } from 'vitest'
import { lightPage } from './light-pages.mjs'

test('the framework’s scripts go, ours and everything that is read stay', () => {
  const page = `<head><link rel="stylesheet" href="/a.css"/><link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/a.js"/>
<script src="/_next/static/chunks/a.js" async="" nonce="n"></script><script async="" src="/steady-hand.js" nonce="n"></script></head>
<body><p>Hello</p><form action="" method="POST"><input type="hidden" name="$ACTION_REF_1"/></form><script nonce="n">self.__next_f.push([1,"</p><p>"])</script>
<script src="/session-end.js" async="" nonce="n"></script></body>`
  const light = lightPage(page, 200)
  expect(light).not.toContain('_next/static/chunks')
  expect(light).not.toContain('__next_f')
  expect(light.match(/<script/g)).toHaveLength(2)
  expect(light).toContain('<link rel="stylesheet" href="/a.css"/>')
  expect(light).toContain('$ACTION_REF_1')
})

test('a page that broke is not left empty: it says what happened, how to go on, and where help is', () => {
  const shell = `<!DOCTYPE html><html id="__next_error__"><head><script src="/_next/static/chunks/a.js" async=""></script></head><body></body></html>`
  const light = lightPage(shell, 500)
  expect(light).toContain('This page could not be shown')
  expect(light).toContain('<a href="">Try again</a>')
  expect(light).toContain('href="/comfort#help"')
  expect(light).not.toContain('<script')
  expect(lightPage(shell, 403)).toContain('not for you to open')
  expect(lightPage(shell, 404)).toContain('There is nothing here')
})
