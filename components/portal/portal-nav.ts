/** A place in the portal. */
export type PortalPlace = { href: string; label: string }

/** The record, in the order in which the pages answer questions. */
export const portalNav: PortalPlace[] = [
  { href: '/portal', label: 'Home' },
  { href: '/portal/timeline', label: 'My timeline' },
  { href: '/portal/doctors', label: 'My doctors' },
  { href: '/portal/reports', label: 'My reports' },
  { href: '/portal/consultations', label: 'My consultations' },
  { href: '/portal/statistics', label: 'My numbers' },
]

/** Everything else, behind one press: what one needs now and then. */
export const portalMore: PortalPlace[] = [
  { href: '/portal/words', label: 'Medical words' },
  { href: '/portal/settings', label: 'Comfort settings' },
  { href: '/portal/settings/mail', label: 'Mail to me' },
  { href: '/account', label: 'Your account' },
]
