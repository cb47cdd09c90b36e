import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { formatMoment } from '@/lib/format/dates'
import type { RunDetails } from '@/lib/imports/queries'

/** Where a run came from and where it left things. */
export function RunFacts({ run }: { run: RunDetails }) {
  return (
    <Section id="facts" title="This run">
      <div className="rounded-control border border-hairline bg-surface p-4">
        <Facts
          items={[
            ['Layout', run.layout],
            ['Local times read as', run.timeZone],
            [
              'Asked for',
              `${formatMoment(run.requestedAt, 'dateTime')}${run.requestedByName ? ` by ${run.requestedByName}` : ' on the command line'}`,
            ],
            ['Ended', run.finishedAt && formatMoment(run.finishedAt, 'dateTime')],
            ['Backup of the database before', run.backupPath],
            [
              'SHA-256 of the file',
              <span key="sha" className="font-mono break-all">
                {run.fileSha256}
              </span>,
            ],
          ]}
        />
      </div>
    </Section>
  )
}
