import type { NavItem } from '@/components/shell/nav-links'

export const clinicNav: NavItem[] = [
  { href: '/clinic', label: 'My patients', exact: true },
  { href: '/clinic/reports', label: 'Reports' },
]
