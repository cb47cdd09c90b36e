import { currentViewer } from '@/lib/auth/session'
import { asViewer } from '@/lib/db/scope'
import { bodyOf, downloadHeaders } from '@/lib/exports/respond'
import { problemFile } from '@/lib/exports/problem-file'
import { refuse } from '@/lib/http/answers'
import { getJob } from '@/lib/jobs/queries'

/** The rows of a job that were not done, each with the reason, as CSV. */
export async function GET(_request: Request, { params }: RouteContext<'/api/exports/[jobId]/problems'>) {
  const viewer = await currentViewer()
  if (!viewer || viewer.mustChangePassword) return refuse(401, 'Log in first.')
  if (viewer.role !== 'admin') return refuse(404, 'Not found.')
  const { jobId } = await params
  const job = await asViewer(viewer, (scope) => getJob(scope, jobId))
  if (!job) return refuse(404, 'Not found.')
  return new Response(bodyOf(problemFile(viewer, job)), { headers: downloadHeaders('csv', `not-done-${job.id}.csv`) })
}
