import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { AssessmentFacts } from '@/components/assessments/assessment-facts'
import { AssessmentList } from '@/components/assessments/assessment-list'
import { PatientHead } from '@/components/patients/patient-head'
import { LinkButton } from '@/components/ui/link-button'
import { Section } from '@/components/ui/section'
import { listAssessmentsOfPatient } from '@/lib/assessments/queries'
import { requireViewer } from '@/lib/auth/viewer'
import { tabOf } from '@/lib/clinic-chart/tab'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { readAssessment } from './load-assessment'

const load = cache(async (id: string) => {
  const viewer = await requireViewer('doctor')
  return asViewer(viewer, async (scope) => {
    const found = await readAssessment(scope, id)
    return found && { ...found, others: await listAssessmentsOfPatient(scope, found.patient.patientId) }
  })
})

export async function generateMetadata({ params }: PageProps<'/clinic/assessments/[assessmentId]'>): Promise<Metadata> {
  const found = await load(routeId((await params).assessmentId))
  return found ? tabOf('Assessment', found.patient.patientId) : { title: 'Assessment' }
}

export default async function AssessmentPage({ params }: PageProps<'/clinic/assessments/[assessmentId]'>) {
  const viewer = await requireViewer('doctor')
  const id = routeId((await params).assessmentId)
  const found = await load(id)
  if (!found) notFound()
  const { assessment, patient, others } = found
  const path = `/clinic/assessments/${encodeURIComponent(id)}`
  const chart = `/clinic/patients/${encodeURIComponent(assessment.patientId)}`

  return (
    <>
      <PatientHead
        patient={patient}
        now={new Date()}
        title="Assessment"
        about={assessment.version > 1 ? `Changed ${formatMoment(assessment.updatedAt, 'dateTime')}` : undefined}
      >
        {assessment.doctorId === viewer.doctorId && (
          <>
            <LinkButton href={`${path}/edit` as Route}>Edit</LinkButton>
            <LinkButton href={`${path}/withdraw` as Route} kind="quiet">
              Withdraw…
            </LinkButton>
          </>
        )}
        <LinkButton href={`${chart}/assess` as Route} kind="quiet">
          New assessment
        </LinkButton>
      </PatientHead>
      <div className="max-w-4xl">
        <div className="mb-8 rounded-control border border-hairline bg-surface p-4">
          <AssessmentFacts assessment={assessment} />
        </div>
        <Section id="all" title="All assessments of this patient">
          <AssessmentList assessments={others} path="/clinic/assessments" />
        </Section>
      </div>
    </>
  )
}
