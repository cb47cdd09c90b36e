import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { idFact, importFact } from '@/components/records/record-facts'
import { RecordHeader } from '@/components/records/record-header'
import { RequestMark } from '@/components/reports/request-mark'
import { RequestAttempts } from '@/components/requests/request-attempts'
import { RequestSteps } from '@/components/requests/request-steps'
import { WhyWaiting } from '@/components/requests/why-waiting'
import { AutoRefresh } from '@/components/ui/auto-refresh'
import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { asViewer } from '@/lib/db/scope'
import { formatAgo, formatMoment } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'
import { routeId } from '@/lib/http/route-id'
import { listAttempts, whyWaiting, type WhyWaiting as Why } from '@/lib/report-queue/queries'
import { errorClassLabels, fileVariantLabels, mostAttempts } from '@/lib/report-queue/vocabulary'
import { reportTypeLabels, requestStatusLabels } from '@/lib/reports/vocabulary'
import { getRequest, type RequestRecord } from '@/lib/requests/queries'
import { priorityLabel } from '@/lib/requests/vocabulary'

export const metadata: Metadata = { title: 'Report request' }

export default async function RequestPage({ params, searchParams }: PageProps<'/admin/requests/[requestId]'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).requestId)
  const { asked } = await searchParams
  const { request, why, attempts } = await asViewer(viewer, async (scope) => ({
    request: await getRequest(scope, id),
    why: await whyWaiting(scope, id),
    attempts: await listAttempts(scope, id),
  }))
  if (!request) notFound()
  const now = new Date()

  return (
    <>
      <RecordHeader
        table="report_status"
        id={id}
        editable={false}
        title={`Report request: ${reportTypeLabels[request.reportType]}`}
        about={
          <>
            For <bdi>{request.patientName}</bdi>, asked for {formatAgo(request.requestedAt, now)}
          </>
        }
      />
      {asked === 'already' && (
        <p
          role="status"
          className="mb-5 rounded-control border border-medium-solid bg-medium-tint px-4 py-3 text-medium-ink"
        >
          This report has already been asked for. This is the request; nothing was added to the queue.
        </p>
      )}
      <Section id="stands" title="Where it stands">
        <Standing request={request} why={why} now={now} />
        <RequestSteps request={request} />
      </Section>
      <Section id="tries" title="Tries">
        <RequestAttempts attempts={attempts} />
      </Section>
      <RequestFacts request={request} />
      {(request.status === 'pending' || request.status === 'generating') && <AutoRefresh seconds={3} />}
    </>
  )
}

function Standing({ request, why, now }: { request: RequestRecord; why: Why | null; now: Date }) {
  const { status, errorMessage, errorClass, reportId, archivedFrom, startedAt, heartbeatAt } = request
  return (
    <div className="mb-4 max-w-prose">
      <p className="mb-1">
        <RequestMark status={status} />
      </p>
      {why && <WhyWaiting why={why} queueHref="/admin/queue" />}
      {status === 'generating' && startedAt && (
        <p>
          A worker took it {formatAgo(startedAt, now)}; its last sign of life was {formatAgo(heartbeatAt, now)}.
        </p>
      )}
      {status === 'generated' && (
        <p>
          {reportId ? (
            <span className="flex flex-wrap gap-x-4">
              <Link
                prefetch={false}
                href={recordHref('medical_reports', reportId)}
                className="inline-flex min-h-control items-center text-primary underline underline-offset-2"
              >
                Read the report
              </Link>
              {request.files.map((variant) => (
                <a
                  key={variant}
                  href={`/api/reports/${encodeURIComponent(reportId)}/file?variant=${variant}`}
                  className="inline-flex min-h-control items-center text-primary underline underline-offset-2"
                >
                  PDF, {fileVariantLabels[variant]}
                </a>
              ))}
            </span>
          ) : (
            'The report is no longer there.'
          )}
        </p>
      )}
      {status === 'archived' && (
        <p>Put away{archivedFrom && <> when it was “{requestStatusLabels[archivedFrom].toLowerCase()}”</>}.</p>
      )}
      {errorMessage && (
        <p className={status === 'failed' ? 'text-danger' : 'text-muted'}>
          {status === 'failed' ? 'What went wrong' : 'What went wrong the last time'}
          {errorClass && ` (${errorClassLabels[errorClass].toLowerCase()})`}: <bdi>{errorMessage}</bdi>
        </p>
      )}
    </div>
  )
}

function RequestFacts({ request }: { request: RequestRecord }) {
  const { patientId, sessionId, predictionId } = request
  const ofPatient = `/admin/requests?f=patientId:is:${encodeURIComponent(encodeURIComponent(patientId))}` as Route
  return (
    <Section id="request" title="The request">
      <Facts
        columns={3}
        items={[
          [
            'Patient',
            <Link prefetch={false} key="patient" href={recordHref('patients', patientId)}>
              {request.patientName}
            </Link>,
          ],
          [
            'Session',
            sessionId ? (
              <Link prefetch={false} href={recordHref('sessions', sessionId)}>
                The session it is about
              </Link>
            ) : (
              'None: about the patient as a whole'
            ),
          ],
          [
            'Model result',
            predictionId && (
              <Link prefetch={false} href={recordHref('predictions', predictionId)}>
                The result it is about
              </Link>
            ),
          ],
          ['Report', reportTypeLabels[request.reportType]],
          ['Priority', priorityLabel(request.priority)],
          ['Asked for', formatMoment(request.requestedAt, 'dateTime')],
          ['Asked for by', request.isAutomatic ? 'The programme, by itself' : request.requestedByName],
          ['Made under the rights of', request.isAutomatic && request.requestedByName],
          [
            'Signature of',
            request.signingOf && (
              <Link prefetch={false} href={recordHref('medical_reports', request.signingOf)}>
                The report whose files are made again
              </Link>
            ),
          ],
          [
            'Tries since it was asked for',
            request.attempts > 0 && `${formatCount(request.attempts)} of ${mostAttempts}`,
          ],
          ['Tries after the first', request.retryCount > 0 && formatCount(request.retryCount)],
          ['Ready', request.generatedAt && formatMoment(request.generatedAt, 'dateTime')],
          importFact(request.importRun),
          [
            'Of this patient',
            <Link prefetch={false} key="all" href={ofPatient}>
              All requests
            </Link>,
          ],
          idFact(request.id),
        ]}
      />
    </Section>
  )
}
