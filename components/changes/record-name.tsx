import Link from 'next/link'
import { historyHref } from '@/lib/changes/record-links'
import { recordNouns, type RecordTable } from '@/lib/changes/vocabulary'
import { namedAs, type RecordNames } from '@/lib/record-names/vocabulary'

/** A record by its name, or by its id when it has none any more; leads to its history, which stays when it is deleted. */
export function RecordName({
  table,
  id,
  names,
  withNoun = false,
}: {
  table: RecordTable
  id: string
  names: RecordNames
  withNoun?: boolean
}) {
  const name = names[namedAs(table, id)]
  return (
    <Link href={historyHref(table, id)} prefetch={false} className="text-primary underline underline-offset-2">
      {withNoun && `${recordNouns[table].one} `}
      {name ? <bdi>{name}</bdi> : <span className="font-mono wrap-anywhere">{id}</span>}
    </Link>
  )
}
