import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { currentViewer } from '@/lib/auth/session'
import { asViewer, type Scope } from '@/lib/db/scope'
import type { Viewer } from '@/lib/db/viewer'
import { logUnexpected } from '@/lib/errors/explain'
import { isSameComfort, readCookie } from './cookie'
import { appearance, appearanceBeforeCookie, appearanceCookie, type Appearance, type Comfort } from './schema'

/** How pages look right now: as the account says, else as this browser says. Read by the server, so nothing flashes. */
export const getAppearance = cache(async (): Promise<Appearance> => {
  const { look } = await inThisBrowser()
  const kept = await ofAccount()
  return kept ? { ...look, ...kept } : look
})

/** What was chosen before logging in and the account does not say: to be kept or not. */
export async function getOffer(): Promise<Appearance | null> {
  const viewer = await currentViewer()
  const { look, chosenBy } = await inThisBrowser()
  if (!viewer || !keepsComfort(viewer) || chosenBy !== 'visitor') return null
  const kept = await ofAccount()
  return isSameComfort(look, kept ? { ...look, ...kept } : appearance.parse({})) ? null : look
}

/** How pages looked before the last change, where that can be put back. */
export async function getAppearanceBefore(): Promise<Appearance | null> {
  const value = (await cookies()).get(appearanceBeforeCookie)?.value
  if (!value) return null
  const { look } = readCookie(value)
  return isSameComfort(look, await getAppearance()) ? null : look
}

async function inThisBrowser() {
  return readCookie((await cookies()).get(appearanceCookie)?.value)
}

/** Whose account keeps how pages look: patients'. An administrator who looks through their eyes keeps their own. */
export function keepsComfort(viewer: Viewer): boolean {
  return viewer.role !== 'admin' && viewer.role !== 'doctor' && !viewer.previewedBy
}

async function getComfort({ db, viewer }: Scope): Promise<Comfort | null> {
  const [row] = await db.$queryRaw<Comfort[]>`
    select theme, text_percent::text as text, contrast, targets, steady_milliseconds::text as steady, motion, layout
      from comfort_settings
     where user_id = ${viewer.userId}`
  if (!row) return null
  const { density: _ofLists, ...comfort } = appearance.parse(row)
  return comfort
}

/** A page must not fail for its look: without the database it looks as this browser says. */
const ofAccount = cache(async (): Promise<Comfort | null> => {
  try {
    const viewer = await currentViewer()
    return viewer && keepsComfort(viewer) ? await asViewer(viewer, getComfort) : null
  } catch (error) {
    logUnexpected(error, 'appearance.read', 'none')
    return null
  }
})
