const kinds = {
  primary: 'bg-primary text-on-primary border-primary hover:opacity-90',
  secondary: 'bg-surface text-ink border-line hover:bg-sunken',
  danger: 'bg-danger text-on-danger border-danger hover:opacity-90',
  quiet: 'bg-transparent text-primary border-transparent hover:bg-primary-tint',
} as const

const sizes = {
  console: 'min-h-control px-3 rounded-control',
  portal: 'min-h-12 px-5 rounded-card text-lg',
  main: 'min-h-14 px-6 rounded-card text-lg font-semibold',
} as const

export type ButtonKind = keyof typeof kinds
export type ButtonSize = keyof typeof sizes

/** The look of everything one presses: the same for a button and for a link that looks like one. */
export function buttonClass(kind: ButtonKind = 'secondary', size: ButtonSize = 'console') {
  return `inline-flex items-center justify-center gap-2 border text-center font-medium no-underline disabled:opacity-50 disabled:cursor-not-allowed ${kinds[kind]} ${sizes[size]}`
}
