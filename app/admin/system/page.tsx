import type { Metadata } from 'next'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { formatMoment } from '@/lib/format/dates'
import { countSigned } from '@/lib/glossary/clinic-text'
import { getSignedTexts } from '@/lib/glossary/queries'
import { aboutProgram, backupOnDisk, diskOfData } from '@/lib/system/machine'
import { getSystemFigures, getWork, listBackups } from '@/lib/system/queries'
import { Backups } from './backups'
import { Database } from './database'
import { Program } from './program'
import { Storage } from './storage'
import { WorkWaiting } from './work-waiting'

export const metadata: Metadata = { title: 'System' }

export default async function SystemPage() {
  const viewer = await requireViewer('admin')
  const { work, figures, backups, signed } = await asViewer(viewer, async (scope) => ({
    work: await getWork(scope),
    figures: await getSystemFigures(scope),
    backups: await listBackups(scope),
    signed: await getSignedTexts(scope),
  }))
  const found = await Promise.all(
    backups.map(async (backup) => ({ ...backup, onDisk: await backupOnDisk(backup.folder) })),
  )
  const now = new Date()
  return (
    <>
      <PageHeader
        title="System"
        about={`How this installation stands, as of ${formatMoment(now, 'dateTime')}. Nothing here is about a patient.`}
      />
      <WorkWaiting work={work} files={figures.files} words={countSigned(signed)} now={now} />
      <Storage figures={figures} disk={await diskOfData()} now={now} />
      <Backups backups={found} now={now} />
      <Database figures={figures} now={now} />
      <Program program={aboutProgram()} now={now} />
    </>
  )
}
