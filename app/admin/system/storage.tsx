import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { formatBytes, formatCount, formatShare } from '@/lib/format/numbers'
import type { Disk } from '@/lib/system/machine'
import type { FileSum, SystemFigures } from '@/lib/system/queries'
import { LargestTables } from './largest-tables'

/** What takes room: the database and what is largest in it, and the files as the record names them. */
export function Storage({ figures, disk, now }: { figures: SystemFigures; disk: Disk | null; now: Date }) {
  const { database, files, tables } = figures
  return (
    <Section id="storage" title="Storage">
      <Facts
        columns={3}
        items={[
          ['Database', formatBytes(database.bytes)],
          ['Files of reports', sumWords(files.reports)],
          ['Archives for patients', sumWords(files.archives)],
          ['Exported files', sumWords(files.exports)],
          ['Free on this machine’s disk for data', freeWords(disk)],
        ]}
      />
      <p className="mt-3 mb-4 max-w-prose text-muted">
        Files are counted as the database records them. A database or a bucket on another machine has a disk of its own,
        which is not seen here.
      </p>
      <h3 id="largest-tables" className="mb-1 font-semibold">
        Largest tables
      </h3>
      <LargestTables tables={tables} whole={database.bytes} now={now} />
    </Section>
  )
}

function sumWords({ files, bytes }: FileSum) {
  return files === 0 ? 'none' : `${formatBytes(bytes)} in ${files === 1 ? '1 file' : `${formatCount(files)} files`}`
}

function freeWords(disk: Disk | null) {
  if (!disk || disk.totalBytes === 0) return 'not told by the system'
  return `${formatBytes(disk.freeBytes)} of ${formatBytes(disk.totalBytes)} (${formatShare(disk.freeBytes / disk.totalBytes)})`
}
