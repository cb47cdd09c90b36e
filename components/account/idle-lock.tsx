'use client'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { IdleState } from '@/lib/auth/idle'
import { IdleDialog } from './idle-dialog'
import { IdleWatch } from './idle-watch'
import { LockedPage } from './locked-page'

/**
 * Around everything a role sees. Two minutes before the session ends for want of a press it says so, and one press
 * extends it; after that the page is taken away, not only covered, and the session is over on the server as well.
 */
export function IdleLock({
  idleMinutes,
  endsAt,
  look,
  children,
}: {
  idleMinutes: number
  /** When the session ends whatever is pressed, in milliseconds since 1970. */
  endsAt: number
  look: 'console' | 'portal'
  children: ReactNode
}) {
  const watch = useRef<IdleWatch | null>(null)
  const [state, setState] = useState<IdleState>({ state: 'active' })
  const [seen, setSeen] = useState(0)
  useEffect(() => {
    const own = new IdleWatch({ idleMilliseconds: idleMinutes * 60_000, endsAt }, (next) =>
      setState((before) => (isSame(before, next) ? before : next)),
    )
    watch.current = own
    own.start()
    return () => own.stop()
  }, [idleMinutes, endsAt])

  if (state.state === 'locked') return <LockedPage idleMinutes={idleMinutes} look={look} />
  return (
    <>
      {children}
      {state.state === 'warned' && seen !== state.endsAt && (
        <IdleDialog
          {...state}
          look={look}
          idleMinutes={idleMinutes}
          onStay={() => void watch.current?.stay()}
          onSeen={() => setSeen(state.endsAt)}
        />
      )}
    </>
  )
}

function isSame(one: IdleState, other: IdleState) {
  return (
    one.state === other.state &&
    (one.state !== 'warned' ||
      other.state !== 'warned' ||
      (one.endsAt === other.endsAt && one.canStay === other.canStay))
  )
}
