'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import type { LiveEvent, LiveTable } from '@/lib/live/vocabulary'

const gatherMilliseconds = 300

/**
 * Shows the page's new state when one of these records changed, for whoever may see it. Without JavaScript the page is as
 * it was when it was loaded. While the page is hidden or there is no connection nothing is asked for: a page that cannot be
 * had would be loaded anew, and what is typed would go with it. It catches up when it is looked at again.
 */
export function Live({ of }: { of: readonly LiveTable[] }) {
  const router = useRouter()
  const tables = of.join(' ')
  useEffect(() => {
    let isStale = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const refresh = () => {
      isStale = document.hidden || !navigator.onLine
      if (!isStale) router.refresh()
    }
    const source = new EventSource('/api/live')
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const event = JSON.parse(data) as LiveEvent
      if (event.type === 'changed' && !tables.split(' ').includes(event.table)) return
      clearTimeout(timer)
      timer = setTimeout(refresh, event.type === 'ended' ? 0 : gatherMilliseconds)
    }
    // what changed between the making of the page and the first ear for it
    source.onopen = () => {
      clearTimeout(timer)
      timer = setTimeout(refresh, gatherMilliseconds)
    }
    const onShown = () => isStale && refresh()
    document.addEventListener('visibilitychange', onShown)
    window.addEventListener('online', onShown)
    return () => {
      document.removeEventListener('visibilitychange', onShown)
      window.removeEventListener('online', onShown)
      clearTimeout(timer)
      source.close()
    }
  }, [router, tables])
  return null
}
