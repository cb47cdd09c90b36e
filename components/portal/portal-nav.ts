import type { Cover } from './cover'

/** A place in the portal; `shown` says to whom of those who help, where that is not all of them. */
export type PortalPlace = { href: string; label: string; shown?: (cover: Cover) => boolean }

/** The record, in the order in which the pages answer questions. */
export const portalNav: PortalPlace[] = [
  { href: '/portal', label: 'Home' },
  { href: '/portal/timeline', label: 'My timeline', shown: ({ everything }) => everything },
  { href: '/portal/doctors', label: 'My doctors' },
  { href: '/portal/reports', label: 'My reports', shown: ({ reports }) => reports },
  { href: '/portal/consultations', label: 'My consultations', shown: ({ appointments }) => appointments },
  { href: '/portal/statistics', label: 'My numbers', shown: ({ everything }) => everything },
]

/** Everything else, behind one press: what one needs now and then. */
export const portalMore: PortalPlace[] = [
  { href: '/portal/brief', label: 'For my visit', shown: ({ everything }) => everything },
  { href: '/portal/sharing', label: 'People who help me', shown: ({ self }) => self },
  { href: '/helping', label: 'People I help', shown: ({ helps = false }) => helps },
  { href: '/portal/who-looked', label: 'Who looked', shown: ({ self }) => self },
  { href: '/portal/my-data', label: 'My data', shown: ({ self }) => self },
  { href: '/portal/corrections', label: 'Something is wrong', shown: ({ self }) => self },
  { href: '/portal/words', label: 'Medical words' },
  { href: '/portal/settings', label: 'Comfort settings' },
  { href: '/portal/settings/mail', label: 'E-mails to me', shown: ({ self }) => self },
  { href: '/account', label: 'Your account' },
]

/** Those of them that somebody with this cover finds something at. */
export function shownTo(cover: Cover, places: PortalPlace[]): PortalPlace[] {
  return places.filter(({ shown }) => shown?.(cover) ?? true)
}
