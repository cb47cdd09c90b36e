import { expect, test } from 'vitest'
import { withoutFramework } from './light-pages.mjs'

test('the framework’s scripts go, ours and everything that is read stay', () => {
  const page = `<head><link rel="stylesheet" href="/a.css"/><link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/a.js"/>
<script src="/_next/static/chunks/a.js" async="" nonce="n"></script><script async="" src="/steady-hand.js" nonce="n"></script></head>
<body><p>Hello</p><form action="" method="POST"><input type="hidden" name="$ACTION_REF_1"/></form><script nonce="n">self.__next_f.push([1,"</p><p>"])</script>
<script src="/session-end.js" async="" nonce="n"></script></body>`
  const light = withoutFramework(page)
  expect(light).not.toContain('_next/static/chunks')
  expect(light).not.toContain('__next_f')
  expect(light.match(/<script/g)).toHaveLength(2)
  expect(light).toContain('<link rel="stylesheet" href="/a.css"/>')
  expect(light).toContain('$ACTION_REF_1')
})
