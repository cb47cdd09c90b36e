import { idleState, type IdleLimits, type IdleState } from '@/lib/auth/idle'

const touches = ['pointerdown', 'keydown', 'wheel', 'input', 'submit'] as const
const tellServerMilliseconds = 60_000
const lookMilliseconds = 1000
/** A press must be answered, also where the network is not. */
const answerMilliseconds = 5000

/** Told before a page is taken away; `detail` takes what is still being kept of it, for which the session lasts a moment. */
export const lockEvent = 'substantia:lock'

/**
 * Whether anybody is there. Touching any page of this browser counts for all of them; the server hears of it now and then,
 * so that reading and typing keep the session as pressing links does. While a page warns, only its button counts.
 */
export class IdleWatch {
  private touched = Date.now()
  private told = Date.now()
  private state: IdleState = { state: 'active' }
  private timer: ReturnType<typeof setInterval> | undefined
  private readonly others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('substantia-session')

  constructor(
    private readonly limits: IdleLimits,
    private readonly onState: (state: IdleState) => void,
  ) {}

  start() {
    for (const touch of touches) window.addEventListener(touch, this.onTouch, { capture: true, passive: true })
    document.addEventListener('visibilitychange', this.look)
    window.addEventListener('pageshow', this.look)
    this.others?.addEventListener('message', this.onNews)
    this.timer = setInterval(this.look, lookMilliseconds)
    this.others?.postMessage(this.touched)
  }

  stop() {
    for (const touch of touches) window.removeEventListener(touch, this.onTouch, { capture: true })
    document.removeEventListener('visibilitychange', this.look)
    window.removeEventListener('pageshow', this.look)
    this.others?.close()
    clearInterval(this.timer)
  }

  /** Somebody pressed that they are still there. */
  async stay() {
    const isOpen = await tell('stay')
    if (isOpen === false) return this.lock() // ended elsewhere, or the browser slept for too long
    this.touched = Date.now()
    this.told = isOpen ? this.touched : 0 // the next touch asks again
    this.others?.postMessage(this.touched)
    this.look()
  }

  private readonly onTouch = () => {
    if (this.state.state !== 'active') return
    this.look() // a computer that slept wakes by a press: too late is too late
    if (this.state.state !== 'active') return
    const now = Date.now()
    if (now - this.touched > lookMilliseconds) this.others?.postMessage(now)
    this.touched = now
    if (now - this.told < tellServerMilliseconds) return
    this.told = now
    void tell('stay').then((isOpen) => isOpen === false && this.lock())
  }

  private readonly onNews = ({ data }: MessageEvent) => {
    if (data === 'locked') this.become({ state: 'locked' })
    else if (typeof data === 'number') this.touched = Math.max(this.touched, Math.min(data, Date.now()))
    this.look()
  }

  private readonly look = () => {
    if (this.state.state === 'locked') return
    const next = idleState(Date.now(), this.touched, this.limits)
    if (next.state === 'locked') this.lock()
    else this.become(next)
  }

  private lock() {
    if (this.state.state === 'locked') return
    this.others?.postMessage('locked')
    void endSession(this.become({ state: 'locked' }))
  }

  /** Returns what is still being kept of a page that is locked. */
  private become(next: IdleState): Promise<unknown>[] {
    const kept: Promise<unknown>[] = []
    if (next.state === 'locked')
      window.dispatchEvent(new CustomEvent(lockEvent, { detail: (work: Promise<unknown>) => kept.push(work) }))
    this.state = next
    this.onState(next)
    return kept
  }
}

/** Once what was typed is kept, and at the latest when the page goes: a request after the end would be refused. */
async function endSession(kept: Promise<unknown>[]) {
  let isEnded = false
  const end = () => {
    if (!isEnded) void tell('lock')
    isEnded = true
  }
  if (kept.length > 0) {
    window.addEventListener('pagehide', end)
    await Promise.race([Promise.allSettled(kept), new Promise((done) => setTimeout(done, answerMilliseconds))])
  }
  end()
}

/** Whether the session is open, as the server says; null when it cannot be asked. */
async function tell(does: 'stay' | 'lock'): Promise<boolean | null> {
  try {
    const { status } = await fetch('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ does }),
      keepalive: true,
      signal: AbortSignal.timeout(answerMilliseconds),
    })
    return status === 401 ? false : status === 200 ? true : null
  } catch {
    return null
  }
}
