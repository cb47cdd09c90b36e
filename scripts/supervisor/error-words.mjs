// @ts-check
/*
 * A page that refuses, is not there or breaks is sent by Next.js as an empty shell that its scripts fill. Where there are no
 * scripts, somebody would look at a white page: these words stand there instead. The status tells no more than the page
 * itself would.
 */

/** How such a shell begins. */
export const shell = /<html id="__next_error__"[^>]*>/

/** @type {Record<string, [title: string, words: string]>} */
const words = {
  403: ['This page is not for you to open', 'It belongs to somebody else, or to another role. You did nothing wrong.'],
  404: ['There is nothing here', 'This page does not exist, or it is not yours to see. You did nothing wrong.'],
  500: ['This page could not be shown', 'Something went wrong on our side. Nothing you saved is lost.'],
}

const style =
  ':root{color-scheme:light dark}' +
  'body{margin:0 auto;max-width:34rem;padding:2rem 1rem;font:1.25rem/1.6 sans-serif}' +
  'h1{font-size:1.75rem;line-height:1.2}' +
  'a{display:inline-block;min-height:3rem;margin:0 1rem 1rem 0;padding:.5rem 1.25rem;border:2px solid;border-radius:.75rem;box-sizing:border-box}'

/** What stands in such a page. @param {number} status */
export function errorWords(status) {
  const [title, about] = words[status >= 500 ? 500 : status] ?? words[404] ?? ['', '']
  const again = status >= 500 ? '<a href="">Try again</a>' : ''
  return (
    `<style>${style}</style><main><h1>${title}</h1><p>${about}</p><p>${again}<a href="/">Go to my start page</a></p>` +
    '<h2>Need help?</h2><p>Call your clinic. No question is too small.</p>' +
    '<p><a href="/comfort#help">The number of your clinic</a></p>' +
    '<p><strong>In an emergency, call your local emergency number.</strong></p></main>'
  )
}

/** The whole page, for one that is sent without scripts. @param {number} status */
export function errorPage(status) {
  const [title] = words[status >= 500 ? 500 : status] ?? words[404] ?? ['']
  return (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/>' +
    '<meta name="viewport" content="width=device-width, initial-scale=1"/>' +
    `<title>${title} · Substantia</title></head><body>${errorWords(status)}</body></html>`
  )
}
