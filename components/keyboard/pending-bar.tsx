'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useState } from 'react'

/**
 * A thin line on top while another page is on its way; it shows when that takes longer than a moment, which the style sheet
 * counts. Only what the router carries out: a page that is loaded as a whole has the browser's own sign.
 */
export function PendingBar() {
  const here = `${usePathname()}?${useSearchParams().toString()}`
  const [state, setState] = useState({ here, isPending: false })
  if (state.here !== here) setState({ here, isPending: false })
  useEffect(() => {
    // the router has taken the press when it comes here; nothing to see when it leads to where one is
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      const leads = event.defaultPrevented && link !== null && leadsElsewhere(link)
      setState((before) => ({ ...before, isPending: leads }))
    }
    const onShown = () => setState((before) => ({ ...before, isPending: false }))
    window.addEventListener('click', onClick)
    window.addEventListener('pageshow', onShown)
    return () => {
      window.removeEventListener('click', onClick)
      window.removeEventListener('pageshow', onShown)
    }
  }, [])
  if (!state.isPending) return null
  return <div aria-hidden className="pending-bar no-print" />
}

function leadsElsewhere(link: HTMLAnchorElement) {
  const { origin, pathname, search } = window.location
  return link.origin === origin && (link.pathname !== pathname || link.search !== search)
}
