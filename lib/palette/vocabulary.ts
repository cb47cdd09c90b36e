import type { Route } from 'next'

/** What the palette finds, in the order in which it shows it. */
export const paletteKinds = [
  'deeds',
  'patients',
  'doctors',
  'users',
  'consultations',
  'reports',
  'sessions',
  'scans',
  'predictions',
  'requests',
  'actions',
  'pages',
] as const
export type PaletteKind = (typeof paletteKinds)[number]

export const paletteKindNouns: Record<PaletteKind, { one: string; many: string }> = {
  deeds: { one: 'thing to do', many: 'things to do' },
  patients: { one: 'patient', many: 'patients' },
  doctors: { one: 'doctor', many: 'doctors' },
  users: { one: 'user', many: 'users' },
  consultations: { one: 'consultation', many: 'consultations' },
  reports: { one: 'report', many: 'reports' },
  sessions: { one: 'session', many: 'sessions' },
  scans: { one: 'scan', many: 'scans' },
  predictions: { one: 'prediction', many: 'predictions' },
  requests: { one: 'report request', many: 'report requests' },
  actions: { one: 'action', many: 'actions' },
  pages: { one: 'page', many: 'pages' },
}

export type PaletteResult = {
  kind: PaletteKind
  id: string
  label: string
  about: string
  href: Route
  /** Exactly what was asked for, by id, telephone number or e-mail address: Enter goes there at once. */
  exact?: boolean
}

/** What a search may be narrowed to by its first letters, "d: ito". */
export const palettePrefixes: { prefix: string; kind: PaletteKind; label: string }[] = [
  { prefix: 'p:', kind: 'patients', label: 'patients' },
  { prefix: 'd:', kind: 'doctors', label: 'doctors' },
  { prefix: 'u:', kind: 'users', label: 'users' },
  { prefix: 'c:', kind: 'consultations', label: 'consultations of a patient' },
  { prefix: 'r:', kind: 'reports', label: 'reports of a patient' },
  { prefix: '>', kind: 'actions', label: 'pages and actions' },
]

export type Wanted = { kind: PaletteKind | null; words: string }

/** "d: ito" as the doctors called Ito. */
export function readWanted(text: string): Wanted {
  const given = text.trim()
  const narrowed = palettePrefixes.find(({ prefix }) => given.toLowerCase().startsWith(prefix))
  return narrowed
    ? { kind: narrowed.kind, words: given.slice(narrowed.prefix.length).trim() }
    : { kind: null, words: given }
}
