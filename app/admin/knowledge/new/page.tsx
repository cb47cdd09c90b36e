import type { Metadata } from 'next'
import { KnowledgeForm } from '@/components/knowledge/knowledge-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'

export const metadata: Metadata = { title: 'New knowledge entry' }

export default async function NewKnowledgePage() {
  await requireViewer('admin')
  return (
    <>
      <PageHeader title="New knowledge entry" about="A reference text about Parkinson’s disease. No patient data." />
      <KnowledgeForm />
    </>
  )
}
