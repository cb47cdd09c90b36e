import type { Metadata } from 'next'
import { Outbox } from '@/components/mail/outbox'
import { ProgrammeForm } from '@/components/programme/programme-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { getMailFigures } from '@/lib/mail/queries'
import { mailWay } from '@/lib/mail/settings'
import { getProgramme } from '@/lib/programme/queries'

export const metadata: Metadata = { title: 'Settings of the programme' }

export default async function SettingsPage() {
  const viewer = await requireViewer('admin')
  const programme = await asViewer(viewer, getProgramme)
  return (
    <>
      <PageHeader
        title="Settings of the programme"
        about={
          programme.updatedByName ? (
            <>
              Last changed by <bdi>{programme.updatedByName}</bdi>, {formatMoment(programme.updatedAt, 'dateTime')}
            </>
          ) : (
            'As they came; nobody has changed them yet.'
          )
        }
      />
      <ProgrammeForm programme={programme} />
      <div className="mt-10">
        <Outbox figures={await asViewer(viewer, getMailFigures)} way={mailWay()} />
      </div>
    </>
  )
}
