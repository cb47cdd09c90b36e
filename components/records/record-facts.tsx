import type { Fact } from '@/components/ui/facts'

/** The id of a record, among its facts. */
export function idFact(id: string): Fact {
  return [
    'Id',
    <span key="id" className="font-mono">
      {id}
    </span>,
  ]
}

/** Which import brought a record; left out where none did. */
export function importFact(run: number | null): Fact {
  return [
    'Imported',
    run !== null && (
      <a key="import" href={`/admin/imports/${run}`}>
        Import {run}
      </a>
    ),
  ]
}
