import 'server-only'
import { asViewer, type Scope } from '@/lib/db/scope'
import type { Viewer } from '@/lib/db/viewer'
import { log } from '@/lib/log'
import { isStillIn, readablePatients, visibleIds } from './queries'
import { Turns } from './turns'
import type { LiveEvent, LiveTable } from './vocabulary'

/** Changes of one moment are told together; a lost right ends a stream well within a second. */
const gatherMilliseconds = 150
const mostIdsAtOnce = 500
/** However many pages are open, they leave the database's connections to those who click. */
const turns = new Turns(3)

/**
 * One open page. What it is told is read again as its viewer, in a transaction of its own, each time; whatever that finds
 * no right to, and whatever fails, is not sent.
 */
export class Stream {
  readonly userId: string
  readonly #viewer: Viewer
  readonly #send: (event: LiveEvent) => void
  readonly #onClose: () => void
  readonly #waiting = new Map<LiveTable, Set<string>>()
  #patients: Set<string> | null = null
  #knowsPatients: Promise<void>
  #timer: NodeJS.Timeout | null = null
  #isTelling = false
  #mustAskAgain = false
  #isOpen = true

  constructor(viewer: Viewer, send: (event: LiveEvent) => void, onClose: () => void) {
    this.userId = viewer.userId
    this.#viewer = viewer
    this.#send = send
    this.#onClose = onClose
    this.#knowsPatients = this.#begin()
  }

  changed(table: LiveTable, ids: string[]) {
    const waiting = this.#waiting.get(table) ?? new Set()
    ids.forEach((id) => waiting.add(id))
    this.#waiting.set(table, waiting)
    this.#soon()
  }

  rightsChanged() {
    this.#soon()
  }

  missed() {
    if (this.#isOpen) this.#send({ type: 'gap' })
  }

  close() {
    if (!this.#isOpen) return
    this.#isOpen = false
    if (this.#timer) clearTimeout(this.#timer)
    this.#onClose()
  }

  async #begin() {
    try {
      const patients = await turns.run(() => asViewer(this.#viewer, readablePatients))
      this.#patients = patients && new Set(patients)
    } catch {
      this.#end()
    }
  }

  #end() {
    if (!this.#isOpen) return
    this.#send({ type: 'ended' })
    this.close()
  }

  #soon() {
    if (this.#isTelling) this.#mustAskAgain = true // what is being told may be older than this
    if (!this.#isOpen || this.#timer || this.#isTelling) return
    this.#timer = setTimeout(() => void this.#tell(), gatherMilliseconds)
  }

  async #tell() {
    this.#timer = null
    this.#isTelling = true
    this.#mustAskAgain = false
    const taken = [...this.#waiting].map(([table, ids]) => ({ table, ids: [...ids] }))
    this.#waiting.clear()
    try {
      await this.#knowsPatients
      const told = await turns.run(() => asViewer(this.#viewer, (scope) => this.#readAgain(scope, taken)))
      if (told === null) this.#end()
      else if (this.#isOpen) told.forEach(this.#send)
    } catch (error) {
      log().warn({ kind: error instanceof Error ? error.name : typeof error }, 'an open page could not be told')
      this.#end() // it reads everything again, and comes back
    } finally {
      this.#isTelling = false
      if (this.#mustAskAgain) this.#soon()
    }
  }

  /** What of it the viewer may see now; null when the session or a right of before is gone. */
  async #readAgain(scope: Scope, changed: Changed[]): Promise<LiveEvent[] | null> {
    const patients = await readablePatients(scope)
    if (!(await isStillIn(scope)) || hasLost(this.#patients, patients)) return null
    this.#patients = patients && new Set(patients)
    const events: LiveEvent[] = []
    for (const { table, ids } of changed) {
      for (let from = 0; from < ids.length; from += mostIdsAtOnce) {
        const seen = await visibleIds(scope, table, ids.slice(from, from + mostIdsAtOnce))
        if (seen.length > 0) events.push({ type: 'changed', table, ids: seen })
      }
    }
    return events
  }
}

type Changed = { table: LiveTable; ids: string[] }

function hasLost(before: Set<string> | null, now: string[] | null) {
  if (!before) return false
  const still = new Set(now)
  return [...before].some((patient) => !still.has(patient))
}
