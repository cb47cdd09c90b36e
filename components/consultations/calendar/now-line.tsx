'use client'
import { useEffect, useState } from 'react'

/** Where in a day's column it is now; moves on by itself. */
export function NowLine({ minute, most, slotRem }: { minute: number; most: number; slotRem: number }) {
  const [passed, setPassed] = useState(0)
  useEffect(() => {
    const began = Date.now()
    const timer = setInterval(() => setPassed((Date.now() - began) / 60_000), 30_000)
    return () => clearInterval(timer)
  }, [minute])
  const now = minute + passed
  if (now < 0 || now > most) return null
  return (
    <div
      aria-hidden
      style={{ top: `${(now / 30) * slotRem}rem` }}
      className="pointer-events-none absolute inset-x-0 hidden border-t-2 border-danger before:absolute before:-top-1 before:-left-1 before:size-1.5 before:rounded-full before:bg-danger lg:block"
    />
  )
}
