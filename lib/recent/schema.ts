import * as z from 'zod'

export const recentKinds = ['patients', 'visits', 'scans', 'predictions', 'reports'] as const
export type RecentKind = (typeof recentKinds)[number]

export const recentKindLabels: Record<RecentKind, string> = {
  patients: 'New patients',
  visits: 'Visits',
  scans: 'Scans',
  predictions: 'Predictions',
  reports: 'Reports',
}

export const recentFilter = z.object({ kind: z.enum(recentKinds).catch('patients') })
