/** Logs in through the form as a browser without JavaScript does; returns the cookie. */
export async function logIn(base: string, email: string, password: string): Promise<string> {
  const html = await (await fetch(`${base}/login`)).text()
  const form = new FormData()
  for (const [, attributes = ''] of html.matchAll(/<input type="hidden"([^>]*)>/g)) {
    const name = /name="([^"]*)"/.exec(attributes)?.[1]
    if (name) form.set(decodeEntities(name), decodeEntities(/value="([^"]*)"/.exec(attributes)?.[1] ?? ''))
  }
  form.set('identifier', email)
  form.set('password', password)
  const answer = await fetch(`${base}/login`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { origin: base },
  })
  const cookie = answer.headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ')
  if (answer.status !== 303 || !cookie) throw new Error(`Logging in was answered with ${answer.status}.`)
  return cookie
}

function decodeEntities(text: string) {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** Milliseconds until a page has arrived whole. Anything but 200 is an error. */
export async function visit(
  base: string,
  path: string,
  cookie: string,
): Promise<{ milliseconds: number; html: string }> {
  const started = performance.now()
  const answer = await fetch(`${base}${path}`, { headers: { cookie }, redirect: 'manual' })
  const html = await answer.text()
  if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}.`)
  return { milliseconds: performance.now() - started, html }
}
