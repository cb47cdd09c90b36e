import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { EndAssignmentForm } from '@/components/assignments/assignment-form'
import { AssignmentHistory } from '@/components/assignments/assignment-history'
import { ApprovalMark } from '@/components/doctors/approval-mark'
import { RecordHeader } from '@/components/records/record-header'
import { LinkButton } from '@/components/ui/link-button'
import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { getAssignment, listAssignmentsOfPatient } from '@/lib/assignments/queries'
import { assignmentTypeLabels } from '@/lib/assignments/vocabulary'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { asViewer } from '@/lib/db/scope'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { address } from '@/lib/tables/address'

export const metadata: Metadata = { title: 'Assignment' }

export default async function AssignmentPage({ params }: PageProps<'/admin/assignments/[assignmentId]'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).assignmentId)
  const found = await asViewer(viewer, async (scope) => {
    const assignment = await getAssignment(scope, id)
    return assignment && { assignment, history: await listAssignmentsOfPatient(scope, assignment.patientId) }
  })
  if (!found) notFound()
  const { assignment, history } = found
  return (
    <>
      <RecordHeader
        table="doctor_patient_assignments"
        id={id}
        title={
          <>
            Dr <bdi>{assignment.doctorName}</bdi> and <bdi>{assignment.patientName}</bdi>
          </>
        }
        about={`${assignmentTypeLabels[assignment.assignmentType]}, ${
          assignment.isActive
            ? `since ${formatMoment(assignment.assignmentDate)}`
            : `from ${formatMoment(assignment.assignmentDate)} to ${formatMoment(assignment.endedAt)}`
        }`}
      >
        {assignment.isActive && (
          <LinkButton
            href={address('/admin/assignments/move', { patient: assignment.patientId, from: assignment.doctorId })}
          >
            Move to…
          </LinkButton>
        )}
      </RecordHeader>
      <div className="grid gap-x-8 lg:grid-cols-2">
        <Section id="facts" title="Assignment">
          <div className="rounded-control border border-hairline bg-surface p-4">
            <Facts
              items={[
                [
                  'Patient',
                  <RecordLink key="p" href={recordHref('patients', assignment.patientId)}>
                    {assignment.patientName}
                  </RecordLink>,
                ],
                [
                  'Doctor',
                  <span key="d">
                    <RecordLink href={recordHref('doctors', assignment.doctorId)}>
                      {doctorTitle(assignment.doctorName)}
                    </RecordLink>{' '}
                    {assignment.approvalState !== 'approved' && <ApprovalMark state={assignment.approvalState} />}
                  </span>,
                ],
                ['Speciality', assignment.specialization],
                ['Type', assignmentTypeLabels[assignment.assignmentType]],
                ['Since', formatMoment(assignment.assignmentDate, 'dateTime')],
                ['Until', assignment.endedAt && formatMoment(assignment.endedAt, 'dateTime')],
                ['Why it ended', assignment.endReason],
                ['Appointments ahead', assignment.appointmentsAhead || null],
                ['Notes', assignment.notes],
              ]}
            />
          </div>
        </Section>
        {assignment.isActive && (
          <Section id="ending" title="End it">
            <EndAssignmentForm assignment={assignment} />
          </Section>
        )}
        <Section id="history" title="All doctors of this patient">
          <AssignmentHistory of="patient" rows={history} empty="No doctor was assigned yet." />
        </Section>
      </div>
    </>
  )
}

function RecordLink({ href, children }: { href: Route; children: ReactNode }) {
  return (
    <Link prefetch={false} href={href} className="text-primary underline">
      {children}
    </Link>
  )
}
