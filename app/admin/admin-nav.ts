import type { NavItem } from '@/components/shell/nav-links'

export const adminNav: NavItem[] = [
  { href: '/admin', label: 'Dashboard', exact: true },
  { href: '/admin/patients', label: 'Patients' },
  { href: '/admin/doctors', label: 'Doctors' },
  { href: '/admin/reports', label: 'Reports' },
  { href: '/admin/users', label: 'Users' },
  { href: '/admin/imports', label: 'Imports' },
  { href: '/admin/integrity', label: 'Integrity' },
  { href: '/admin/audit', label: 'Audit' },
]
