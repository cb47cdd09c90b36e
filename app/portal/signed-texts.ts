import { cache } from 'react'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { getSignedTexts } from '@/lib/glossary/queries'

/** What clinicians signed about medical words, read once for everything that the page being made explains. */
export const signedTexts = cache(async () => asViewer(await requireViewer('patient'), getSignedTexts))
