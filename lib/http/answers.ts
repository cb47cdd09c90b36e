const noStore = { 'cache-control': 'private, no-store' }

/** No, in words that the browser shows as they are. */
export function refuse(status: number, text: string): Response {
  return new Response(text, { status, headers: { ...noStore, 'content-type': 'text/plain; charset=utf-8' } })
}

/** No, for a script of ours, which says it on the page. */
export function refuseScript(status: number, error: string): Response {
  return Response.json({ error }, { status, headers: noStore })
}

/** What a script of ours asked for. */
export function answerScript(body: object, status = 200): Response {
  return Response.json(body, { status, headers: noStore })
}

/** After a form was sent: on to a page. */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { ...noStore, location: path } })
}

/** A file, never cached and never guessed at; kept by the browser, unless it is to be shown in place. */
export function fileHeaders(contentType: string, fileName: string, shown: 'attachment' | 'inline' = 'attachment') {
  return {
    ...noStore,
    'content-type': contentType,
    'content-disposition': `${shown}; filename="${fileName.replaceAll(/[^\w.-]/g, '_')}"`,
    'x-content-type-options': 'nosniff',
  }
}
