import type { Route } from 'next'
import type { NavCount, NavGroup, NavItem } from '@/components/shell/nav-links'

/** The places of the console; `pinned` are saved views of the viewer's, `duplicates` how many pairs wait for a decision. */
export const adminNav = (pinned: NavItem[] = [], duplicates?: NavCount): NavGroup[] => [
  { items: [{ href: '/admin', label: 'Dashboard', exact: true }] },
  ...(pinned.length > 0 ? [{ title: 'My views', items: pinned }] : []),
  {
    title: 'Care',
    items: [
      { href: '/admin/patients', label: 'Patients' },
      { href: '/admin/patients/duplicates', label: 'Duplicates', count: duplicates },
      { href: '/admin/doctors', label: 'Doctors' },
      { href: '/admin/assignments', label: 'Assignments' },
      { href: '/admin/consultations', label: 'Consultations' },
      { href: '/admin/corrections' as Route, label: 'Corrections' },
    ],
  },
  {
    title: 'Screening',
    items: [
      { href: '/admin/sessions', label: 'Sessions' },
      { href: '/admin/scans', label: 'Scans' },
      { href: '/admin/predictions', label: 'Predictions' },
      { href: '/admin/reviews' as Route, label: 'Agreement' },
      { href: '/admin/reports', label: 'Reports' },
      { href: '/admin/requests', label: 'Report requests' },
      { href: '/admin/queue' as Route, label: 'Queue of reports' },
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
      { href: '/admin/views' as Route, label: 'Saved views' },
      { href: '/admin/trash', label: 'Trash' },
      { href: '/admin/audit', label: 'Audit' },
      { href: '/admin/integrity', label: 'Integrity' },
      { href: '/admin/system' as Route, label: 'System' },
      { href: '/admin/settings' as Route, label: 'Settings' },
      { href: '/admin/flags', label: 'Action flags' },
      { href: '/admin/messages', label: 'Agent messages' },
    ],
  },
]
