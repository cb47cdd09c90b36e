import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { idFact, importFact } from '@/components/records/record-facts'
import { RecordHeader } from '@/components/records/record-header'
import { GiveSessionForm } from '@/components/sessions/give-session-form'
import { SessionMark } from '@/components/sessions/session-mark'
import { SessionParts } from '@/components/sessions/session-parts'
import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { listPredictionsOfSession } from '@/lib/predictions/queries'
import { listReportsOfSession } from '@/lib/reports/queries'
import { listRequestsOfSession } from '@/lib/requests/queries'
import { listScansOfSession } from '@/lib/scans/queries'
import { getSession, type SessionRecord } from '@/lib/sessions/queries'
import { inputTypeLabels, outputFormatLabels } from '@/lib/sessions/vocabulary'

export const metadata: Metadata = { title: 'Session' }

export default async function SessionPage({ params }: PageProps<'/admin/sessions/[sessionId]'>) {
  const viewer = await requireViewer('admin')
  const id = routeId((await params).sessionId)
  const found = await asViewer(viewer, async (scope) => {
    const session = await getSession(scope, id)
    return (
      session && {
        session,
        scans: await listScansOfSession(scope, session),
        predictions: await listPredictionsOfSession(scope, session),
        reports: await listReportsOfSession(scope, session),
        requests: await listRequestsOfSession(scope, session),
      }
    )
  })
  if (!found) notFound()
  const { session, ...parts } = found

  return (
    <>
      <RecordHeader
        table="sessions"
        id={id}
        title={`Session of ${formatMoment(session.createdAt, 'dateTime')}`}
        about={session.patientName ? <bdi>{session.patientName}</bdi> : 'Nobody’s yet'}
      />
      {session.patientId === null && <GiveSessionForm id={id} version={session.version} />}
      <SessionFacts session={session} />
      <SessionParts sessionId={id} {...parts} hasPatient={session.patientId !== null} />
    </>
  )
}

function SessionFacts({ session }: { session: SessionRecord }) {
  const { patientId, patientName, doctorId, doctorName } = session
  const filtered = (page: string) => `${page}?f=sessionId:is:${encodeURIComponent(encodeURIComponent(session.id))}`
  return (
    <Section id="session" title="The session">
      <Facts
        columns={3}
        items={[
          [
            'Patient',
            patientId && (
              <Link prefetch={false} href={recordHref('patients', patientId)}>
                {patientName}
              </Link>
            ),
          ],
          [
            'Doctor',
            doctorId && (
              <Link prefetch={false} href={recordHref('doctors', doctorId)}>
                {doctorName ?? doctorId}
              </Link>
            ),
          ],
          ['Status', <SessionMark key="status" status={session.status} />],
          ['Input', inputTypeLabels[session.inputType]],
          ['Output format', session.outputFormat && outputFormatLabels[session.outputFormat]],
          ['Opened by', session.userName],
          ['Changed', formatMoment(session.updatedAt, 'dateTime')],
          importFact(session.importRun),
          [
            'Consultations',
            session.consultationIds.length > 0 && (
              <span className="flex flex-wrap gap-x-3">
                {session.consultationIds.map((consultation, index) => (
                  <Link key={consultation} href={recordHref('consultations', consultation)} prefetch={false}>
                    Consultation {index + 1}
                  </Link>
                ))}
              </span>
            ),
          ],
          ['Action flags', session.flagCount > 0 && <a href={filtered('/admin/flags')}>{session.flagCount}</a>],
          [
            'Agent messages',
            session.messageCount > 0 && <a href={filtered('/admin/messages')}>{session.messageCount}</a>,
          ],
          idFact(session.id),
        ]}
      />
    </Section>
  )
}
