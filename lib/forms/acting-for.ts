/**
 * Hidden fields of the portal's forms: who opened the form and in whose record, and under which name its draft is kept. The
 * cookies that say so cover all windows of a browser, and change while a form stands open in one of them.
 */
export const openedField = 'openedBy'
export const draftField = 'draftKey'

/** What stands for the viewer's own record; for who helps, it is the id of the grant. */
export const oneself = 'self'

export function openedBy({ userId, whom }: { userId: string; whom: string }): string {
  return `${userId} ${whom}`
}

export function readOpenedBy(opened: string): { userId: string; whom: string } {
  const space = opened.lastIndexOf(' ')
  return { userId: opened.slice(0, Math.max(space, 0)), whom: opened.slice(space + 1) }
}

/** The name of a draft that is offered in one record only (`form_drafts_patient`). */
export function draftKeyFor(draft: string, whom: string): string {
  return `${draft}${draft.includes(':') ? '' : ':'}@${whom}`
}
