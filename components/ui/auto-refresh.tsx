'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Shows the page's new state every few seconds, while something works in the background. */
export function AutoRefresh({ seconds }: { seconds: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => navigator.onLine && router.refresh(), seconds * 1000)
    return () => clearInterval(timer)
  }, [router, seconds])
  return null
}
