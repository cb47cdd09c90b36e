/**
 * What a form tells whoever watches it (components/drafts), as an event that bubbles: it is there, it was refused,
 * the server accepted what was in it, or that is done here too. Accepted comes at once, also where the form leaves the page
 * with the answer.
 */
export const formEvent = 'substantia:form'
export type FormNews = 'ready' | 'refused' | 'accepted' | 'done'

export function tellFormNews(form: HTMLFormElement | null, news: FormNews) {
  form?.dispatchEvent(new CustomEvent<FormNews>(formEvent, { bubbles: true, detail: news }))
}

/** Told on a form whenever its draft was sent to the server: whether it is kept there now. */
export const draftEvent = 'substantia:draft'
