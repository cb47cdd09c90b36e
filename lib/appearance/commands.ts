import 'server-only'
import { refresh } from 'next/cache'
import { cookies } from 'next/headers'
import { currentViewer } from '@/lib/auth/session'
import { asViewer, type Scope } from '@/lib/db/scope'
import { writeCookie, type ChosenBy } from './cookie'
import { getAppearance, getAppearanceBefore, getOffer, keepsComfort } from './queries'
import { appearanceBeforeCookie, appearanceCookie, type Appearance, type ChosenAppearance } from './schema'

const yearSeconds = 365 * 24 * 60 * 60

/** Remembers a choice, in this browser and in the account that keeps it; what is not chosen stays. */
export async function saveAppearance(chosen: ChosenAppearance): Promise<void> {
  const before = await getAppearance()
  await keep({ ...before, ...chosen }, before)
}

/** Puts back how pages looked before the last change. Done again, it takes that back. */
export async function putBackAppearance(): Promise<void> {
  const before = await getAppearanceBefore()
  if (before) await keep(before, await getAppearance())
}

/** What was chosen before logging in becomes the account's, or is forgotten. */
export async function answerOffer(answer: 'keep' | 'forget'): Promise<void> {
  const offer = await getOffer()
  const before = await getAppearance()
  if (offer) await keep(answer === 'keep' ? offer : before, before)
}

async function keep(look: Appearance, before: Appearance): Promise<void> {
  const viewer = await currentViewer()
  const inAccount = viewer !== null && keepsComfort(viewer)
  if (inAccount) await asViewer(viewer, (scope) => saveComfort(scope, look))
  await remember(appearanceCookie, look, inAccount ? 'account' : 'visitor')
  await remember(appearanceBeforeCookie, before, 'account')
  refresh()
}

async function saveComfort({ db, viewer }: Scope, look: Appearance): Promise<void> {
  await db.$executeRaw`
    insert into comfort_settings (user_id, theme, text_percent, contrast, targets, steady_milliseconds, motion, layout)
    values (${viewer.userId}, ${look.theme}, ${Number(look.text)}::smallint, ${look.contrast}, ${look.targets},
            ${Number(look.steady)}::smallint, ${look.motion}, ${look.layout})
    on conflict (user_id) do update
       set theme = excluded.theme, text_percent = excluded.text_percent, contrast = excluded.contrast,
           targets = excluded.targets, steady_milliseconds = excluded.steady_milliseconds,
           motion = excluded.motion, layout = excluded.layout, updated_at = now()`
}

async function remember(name: string, look: Appearance, chosenBy: ChosenBy): Promise<void> {
  const store = await cookies()
  store.set(name, writeCookie(look, chosenBy), {
    maxAge: yearSeconds,
    sameSite: 'lax',
    httpOnly: true,
    path: '/',
  })
}
