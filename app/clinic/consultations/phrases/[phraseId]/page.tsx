import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PhraseForm } from '@/components/phrases/phrase-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { routeId } from '@/lib/http/route-id'
import { getPhrase } from '@/lib/phrases/queries'

export const metadata: Metadata = { title: 'Change a phrase' }

export default async function PhrasePage({ params }: PageProps<'/clinic/consultations/phrases/[phraseId]'>) {
  const viewer = await requireViewer('doctor')
  const id = routeId((await params).phraseId)
  const phrase = await asViewer(viewer, (scope) => getPhrase(scope, id))
  if (!phrase) notFound()
  return (
    <div className="max-w-3xl">
      <PageHeader title="Change a phrase" />
      <PhraseForm phrase={phrase} />
    </div>
  )
}
