/** Marks what came through the door; a test asks every export of every actions.ts for it. */
export const actionName = Symbol.for('substantia.action')
