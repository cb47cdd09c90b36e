'use client'
import { createContext, useContext, useState, type ReactNode } from 'react'

const Announcing = createContext<(words: string) => void>(() => {})

/** Says to who hears the page what happened in one of many cells: one voice for the whole table. */
export function useAnnounce() {
  return useContext(Announcing)
}

export function Announcer({ children }: { children: ReactNode }) {
  const [said, say] = useState('')
  return (
    <Announcing value={say}>
      {children}
      <p role="status" className="visually-hidden">
        {said}
      </p>
    </Announcing>
  )
}
