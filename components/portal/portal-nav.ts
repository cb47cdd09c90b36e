/** Where a patient can go, in the order in which the pages answer questions. */
export const portalNav: { href: string; label: string }[] = [
  { href: '/portal', label: 'Home' },
  { href: '/portal/timeline', label: 'My timeline' },
  { href: '/portal/doctors', label: 'My doctors' },
  { href: '/portal/reports', label: 'My reports' },
  { href: '/portal/consultations', label: 'My consultations' },
  { href: '/portal/statistics', label: 'My numbers' },
  { href: '/account', label: 'Your account' },
]
