import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EditAssignmentForm } from '@/components/assignments/assignment-form'
import { PageHeader } from '@/components/ui/page-header'
import { getAssignment } from '@/lib/assignments/queries'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { routeId } from '@/lib/http/route-id'

export const metadata: Metadata = { title: 'Edit an assignment' }

export default async function EditAssignmentPage({ params }: PageProps<'/admin/assignments/[assignmentId]/edit'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).assignmentId)
  const assignment = await asViewer(viewer, (scope) => getAssignment(scope, id))
  if (!assignment) notFound()
  return (
    <div className="max-w-xl">
      <PageHeader
        title={
          <>
            Dr <bdi>{assignment.doctorName}</bdi> and <bdi>{assignment.patientName}</bdi>
          </>
        }
        about={
          assignment.isActive
            ? 'Another doctor or patient is another assignment: end this one, or move the patient.'
            : 'This assignment has ended; its notes can still be mended.'
        }
      />
      <EditAssignmentForm assignment={assignment} />
    </div>
  )
}
