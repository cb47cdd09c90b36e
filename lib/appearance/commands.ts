import 'server-only'
import { refresh } from 'next/cache'
import { cookies } from 'next/headers'
import { getAppearance } from './queries'
import { appearanceCookie, type Appearance } from './schema'

const yearSeconds = 365 * 24 * 60 * 60

/** Remembers a choice in this browser; what is not chosen stays. */
export async function saveAppearance(chosen: Partial<Appearance>): Promise<void> {
  const { theme, density } = { ...(await getAppearance()), ...chosen }
  const store = await cookies()
  store.set(appearanceCookie, `${theme}.${density}`, {
    maxAge: yearSeconds,
    sameSite: 'lax',
    httpOnly: true,
    path: '/',
  })
  refresh()
}
