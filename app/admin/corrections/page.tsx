import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { listCorrections } from '@/lib/corrections/queries'
import { subjectWords } from '@/lib/corrections/vocabulary'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'

export const metadata: Metadata = { title: 'Corrections' }

const states = { draft: '', sent: 'Waits for an answer', answered: 'Answered', withdrawn: 'Taken back' }
const cell = 'border-b border-hairline px-2 py-2 text-left'

export default async function AdminCorrectionsPage() {
  const viewer = await requireViewer('admin')
  const corrections = await asViewer(viewer, listCorrections)
  const open = corrections.filter(({ state }) => state === 'sent').length
  return (
    <>
      <PageHeader
        title="Corrections"
        about={
          corrections.length > 0
            ? `What patients say is wrong in their record. ${open === 0 ? 'None waits for an answer.' : `Waiting for an answer: ${open}.`}`
            : 'What patients say is wrong in their record.'
        }
      />
      {corrections.length > 0 ? (
        <div className="overflow-x-auto" role="region" aria-label="Corrections" tabIndex={0}>
          <table className="w-full min-w-[36rem] border-collapse">
            <thead>
              <tr>
                {['Patient', 'About', 'Sent', 'Where it stands'].map((title) => (
                  <th key={title} scope="col" className={`${cell} font-semibold`}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {corrections.map(({ id, patientName, about, sentAt, state }) => (
                <tr key={id}>
                  <th scope="row" className={`${cell} font-normal`}>
                    <Link
                      href={`/admin/corrections/${encodeURIComponent(id)}` as Route}
                      prefetch={false}
                      className="inline-flex min-h-control items-center text-primary underline"
                    >
                      <bdi>{patientName}</bdi>
                    </Link>
                  </th>
                  <td className={cell}>{subjectWords[about].label}</td>
                  <td className={cell}>{formatMoment(sentAt, 'dateTime')}</td>
                  <td className={`${cell} ${state === 'sent' ? 'font-semibold' : ''}`}>{states[state]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <EmptyState title="No patient has asked for a correction yet.">
          Patients ask under “Something is wrong” in their portal.
        </EmptyState>
      )}
    </>
  )
}
