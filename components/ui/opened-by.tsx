'use client'
import { createContext, use, type ReactNode } from 'react'

const OpenedByContext = createContext<string | null>(null)

/** Says to the forms inside who opened them and in whose record (lib/forms/acting-for); null where that is never in doubt. */
export function OpenedBy({ opened, children }: { opened: string | null; children: ReactNode }) {
  return <OpenedByContext value={opened}>{children}</OpenedByContext>
}

export function useOpenedBy(): string | null {
  return use(OpenedByContext)
}
