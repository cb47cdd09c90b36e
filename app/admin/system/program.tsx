import type { Route } from 'next'
import Link from 'next/link'
import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { formatAgo, formatMoment } from '@/lib/format/dates'
import { formatBytes } from '@/lib/format/numbers'
import { mailWay } from '@/lib/mail/settings'
import type { aboutProgram } from '@/lib/system/machine'

/** What runs, since when, and how it was set up. */
export function Program({ program, now }: { program: ReturnType<typeof aboutProgram>; now: Date }) {
  return (
    <Section id="program" title="Program">
      <Facts
        columns={3}
        items={[
          ['Substantia', program.version],
          ['Node.js', program.nodeVersion],
          ['Runs as', program.isBuild ? 'a finished build' : 'a development server'],
          [
            'This web server runs since',
            `${formatMoment(program.startedAt, 'dateTime')} (${formatAgo(program.startedAt, now)})`,
          ],
          ['Memory it uses', formatBytes(program.memoryBytes)],
          ['Time zone of the clinic', program.timeZone],
          ['Files of reports lie', program.files === 'bucket' ? 'in a bucket' : 'on the disk of this machine'],
          [
            'Mail',
            <Link
              key="mail"
              href={'/admin/settings#mail' as Route}
              prefetch={false}
              className="inline-flex min-h-6 items-center text-primary underline"
            >
              {wayWords[mailWay().way]}
            </Link>,
          ],
          ['Metrics', program.hasMetrics ? 'on, at /metrics with a token' : 'off'],
        ]}
      />
    </Section>
  )
}

const wayWords = {
  server: 'goes out through a mail server',
  folder: 'is laid in a folder; nobody gets it',
  none: 'waits: no mail server is named',
}
