import { buttonClass } from '@/components/ui/button-class'
import { Section } from '@/components/ui/section'
import { formatMoment } from '@/lib/format/dates'
import { formatBytes } from '@/lib/format/numbers'
import type { JobDetails } from '@/lib/jobs/queries'

/** The file an export wrote, for whoever asked for it, for a day. */
export function JobFile({ job, isOwn }: { job: JobDetails; isOwn: boolean }) {
  if (job.kind !== 'export' || job.status !== 'done') return null
  const { fileName, filePath, fileBytes, expiresAt, fileSha256 } = job
  const isThere = filePath !== null && expiresAt !== null && expiresAt > new Date()
  return (
    <Section id="file" title="File">
      <div className="rounded-control border border-hairline bg-surface p-4">
        {!fileName ? (
          <p>It was downloaded at once; no file was kept.</p>
        ) : !isThere ? (
          <p>The file was kept for a day, and has been deleted. Export the list again.</p>
        ) : !isOwn ? (
          <p>Only {job.requestedByName ?? 'whoever asked for it'} can download the file.</p>
        ) : (
          <>
            <a href={`/api/exports/${job.id}`} download className={buttonClass('primary')}>
              Download {fileName}
            </a>
            <p className="mt-3 text-muted">
              {formatBytes(fileBytes ?? 0)}, kept until {formatMoment(expiresAt, 'dateTime')}. Only you can download it.
            </p>
            <p className="mt-1 text-muted">
              SHA-256 <span className="font-mono wrap-anywhere">{fileSha256}</span>
            </p>
          </>
        )}
      </div>
    </Section>
  )
}
