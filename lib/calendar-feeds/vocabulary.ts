/** What a calendar is told of the clinic. */
export type ClinicInCalendars = { name: string | null; address: string | null; phone: string | null }

/** How many feeds of one account work at a time: a telephone, a computer, and somebody at home. */
export const mostFeeds = 5
/** For so many hours a feed that was stopped can be had back. */
export const resumeHours = 24
