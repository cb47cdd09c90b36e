import type { Route } from 'next'
import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import { Section } from '@/components/ui/section'
import { formatAgo, formatMoment } from '@/lib/format/dates'
import { formatBytes } from '@/lib/format/numbers'
import type { BackupOnDisk } from '@/lib/system/machine'
import type { MadeBackup } from '@/lib/system/queries'

type Found = MadeBackup & { onDisk: BackupOnDisk | null }

/** The backups that imports made before they wrote. What whoever runs the database keeps elsewhere is not known here. */
export function Backups({ backups, now }: { backups: Found[]; now: Date }) {
  return (
    <Section id="backups" title="Backups">
      <p className="mb-3 max-w-prose">
        Each import of a legacy file makes one before it writes, and <code>npm run restore</code> brings it back.{' '}
        <strong>Backups that your own tools make of the database and of the files are not seen here:</strong> that they
        are made, and can be restored, is to be checked where they are made.
      </p>
      <div className="border-y border-hairline bg-surface">
        {backups.length === 0 ? (
          <EmptyState title="No import has made a backup yet." />
        ) : (
          <ul>
            {backups.map(({ run, startedAt, onDisk }) => (
              <li
                key={run}
                className="flex flex-wrap justify-between gap-x-6 gap-y-1 border-b border-hairline px-4 py-2 last:border-b-0"
              >
                <Link
                  href={`/admin/imports/${run}` as Route}
                  prefetch={false}
                  className="inline-flex min-h-6 items-center text-primary underline"
                >
                  Before import {run}
                </Link>
                <span>{backupWords(onDisk, startedAt, now)}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  )
}

function backupWords(onDisk: BackupOnDisk | null, startedAt: Date | null, now: Date) {
  if (!onDisk)
    return `Not on this machine, or no longer; that import began ${startedAt ? formatMoment(startedAt, 'dateTime') : 'at an unknown time'}`
  return `${formatAgo(onDisk.madeAt, now)}, ${formatMoment(onDisk.madeAt, 'dateTime')}, ${formatBytes(onDisk.bytes)}`
}
