/**
 * What a form tells whoever watches it (components/drafts), as an event that bubbles: it is there, it was refused, or
 * what was in it is done.
 */
export const formEvent = 'substantia:form'
export type FormNews = 'ready' | 'refused' | 'done'

export function tellFormNews(form: HTMLFormElement | null, news: FormNews) {
  form?.dispatchEvent(new CustomEvent<FormNews>(formEvent, { bubbles: true, detail: news }))
}

/** Told on a form whenever its draft was sent to the server: whether it is kept there now. */
export const draftEvent = 'substantia:draft'
