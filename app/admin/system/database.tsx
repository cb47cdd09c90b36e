import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { formatAgo, formatMoment } from '@/lib/format/dates'
import { formatCount } from '@/lib/format/numbers'
import type { SystemFigures } from '@/lib/system/queries'

/** The server below: its version and migrations, and whether anything stands in the way right now. */
export function Database({ figures: { database, activity }, now }: { figures: SystemFigures; now: Date }) {
  const since = (seconds: number) => formatAgo(new Date(now.getTime() - seconds * 1000), now)
  const { oldestTransaction: oldest, slow, unseen } = activity
  return (
    <Section id="database" title="Database">
      <Facts
        columns={3}
        items={[
          ['PostgreSQL', database.version],
          ['Running since', formatMoment(database.startedAt, 'dateTime')],
          ['Connections', `${formatCount(activity.connections)} of at most ${formatCount(activity.mostConnections)}`],
          ['Migrations applied', formatCount(database.migrations)],
          [
            'Last migration',
            database.lastMigration &&
              `${database.lastMigration}, ${formatMoment(database.lastMigrationAt, 'dateTime')}`,
          ],
          [
            'Migrations begun and not finished',
            database.unfinishedMigrations > 0 && formatCount(database.unfinishedMigrations),
          ],
          [
            'Oldest open transaction',
            oldest
              ? `begun ${since(oldest.seconds)}, ${oldest.isIdle ? 'waiting for its program' : 'at work'}`
              : 'none',
          ],
        ]}
      />
      <h3 className="mt-4 mb-1 font-semibold">Statements that have run for more than 5 seconds</h3>
      {slow.length === 0 ? (
        <p>None right now.</p>
      ) : (
        <ul className="list-disc pl-5">
          {slow.map(({ seconds, waits }, index) => (
            <li key={index}>
              Begun {since(seconds)}, {waits ? 'waiting for another to let go of a lock' : 'at work'}
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2 max-w-prose text-muted">
        What they ask is not shown: it may hold names of patients.
        {unseen > 0 &&
          ` The state of ${unseen === 1 ? '1 connection' : `${formatCount(unseen)} connections`} is hidden from the owner of this database: grant it pg_read_all_stats to see all.`}
      </p>
    </Section>
  )
}
