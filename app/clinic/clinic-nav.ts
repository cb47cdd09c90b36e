import type { NavGroup } from '@/components/shell/nav-links'

export const clinicNav: NavGroup[] = [
  {
    items: [
      { href: '/clinic', label: 'Today', exact: true },
      { href: '/clinic/patients', label: 'My patients' },
      { href: '/clinic/panel', label: 'Panel' },
      { href: '/clinic/disagreements', label: 'Second looks' },
      { href: '/clinic/reports', label: 'Reports' },
      { href: '/clinic/consultations/phrases', label: 'Your phrases' },
      { href: '/clinic/glossary', label: 'Words for patients' },
    ],
  },
]
