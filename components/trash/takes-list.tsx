import { recordNouns } from '@/lib/changes/vocabulary'
import { formatCount } from '@/lib/format/numbers'
import type { Takes } from '@/lib/trash/queries'

/** "1 patient, 3 consultations, 2 scans" as a list. */
export function TakesList({ takes }: { takes: Takes[] }) {
  return (
    <ul className="my-2 list-disc pl-5">
      {takes.map(({ table, total }) => (
        <li key={table}>
          {formatCount(total)} {recordNouns[table][total === 1 ? 'one' : 'many']}
        </li>
      ))}
    </ul>
  )
}
