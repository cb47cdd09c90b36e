import type { NavGroup } from '@/components/shell/nav-links'

export const adminNav: NavGroup[] = [
  { items: [{ href: '/admin', label: 'Dashboard', exact: true }] },
  {
    title: 'Care',
    items: [
      { href: '/admin/patients', label: 'Patients' },
      { href: '/admin/doctors', label: 'Doctors' },
      { href: '/admin/assignments', label: 'Assignments' },
      { href: '/admin/consultations', label: 'Consultations' },
    ],
  },
  {
    title: 'Screening',
    items: [
      { href: '/admin/sessions', label: 'Sessions' },
      { href: '/admin/scans', label: 'Scans' },
      { href: '/admin/predictions', label: 'Predictions' },
      { href: '/admin/reports', label: 'Reports' },
      { href: '/admin/requests', label: 'Report requests' },
      { href: '/admin/timeline', label: 'Timeline' },
    ],
  },
  {
    title: 'House',
    items: [
      { href: '/admin/users', label: 'Users' },
      { href: '/admin/knowledge', label: 'Knowledge' },
      { href: '/admin/jobs', label: 'Jobs' },
      { href: '/admin/imports', label: 'Imports' },
      { href: '/admin/trash', label: 'Trash' },
      { href: '/admin/audit', label: 'Audit' },
      { href: '/admin/integrity', label: 'Integrity' },
      { href: '/admin/flags', label: 'Action flags' },
      { href: '/admin/messages', label: 'Agent messages' },
    ],
  },
]
