import type { NavGroup } from '@/components/shell/nav-links'

export const clinicNav: NavGroup[] = [
  {
    items: [
      { href: '/clinic', label: 'My patients', exact: true },
      { href: '/clinic/reports', label: 'Reports' },
    ],
  },
]
