import type { Name } from './world.ts'

/**
 * A write and its answer: `done`, `nothing` (there is no such row for this person), `forbidden` (no privilege, or a row
 * that a policy refuses). Whatever is `done` here is tried by everybody else in the same role too (check-access.ts).
 */
export type Write = { table: string; as: Name; sql: string; answer: 'done' | 'nothing' | 'forbidden' }

type Tries = Partial<Record<Write['answer'], string[]>>

export function by(as: Name, table: string, tries: Tries): Write[] {
  return Object.entries(tries).flatMap(([answer, statements]) =>
    statements.map((sql) => ({ table, as, sql, answer: answer as Write['answer'] })),
  )
}
