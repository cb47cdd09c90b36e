/** So long something counts as new. */
export const newDays = 42
