import fc from 'fast-check'
import { imagingOperations } from './imaging.ts'
import { peopleOperations } from './people.ts'
import { choicesOf, type Operations, type Statement, type World } from './statements.ts'
import { visitOperations } from './visits.ts'

export type Step = { operation: string; statements: Statement[]; savepoint: 'none' | 'kept' | 'undone' }
export type Transaction = { isolation: string; steps: Step[]; end: 'commit' | 'rollback' }

/** Transactions of one to four random operations, most of them of one, under every isolation level. */
export function transactionsOf(world: World): fc.Arbitrary<Transaction> {
  const choices = choicesOf(world)
  const step = stepOf({
    ...visitOperations(choices),
    ...imagingOperations(choices),
    ...peopleOperations(world, choices),
  })
  return fc.record({
    isolation: weighted({ 'read committed': 70, 'repeatable read': 15, serializable: 15 }),
    steps: fc.oneof(
      { weight: 6, arbitrary: fc.array(step, { minLength: 1, maxLength: 1 }) },
      { weight: 4, arbitrary: fc.array(step, { minLength: 2, maxLength: 4 }) },
    ),
    end: weighted({ commit: 92, rollback: 8 }),
  })
}

function stepOf(operations: Operations): fc.Arbitrary<Step> {
  const savepoint = weighted({ none: 90, kept: 5, undone: 5 })
  return fc.oneof(
    ...Object.entries(operations).map(([operation, { weight, arbitrary }]) => ({
      weight: weight * 10, // whole numbers
      arbitrary: fc.record({ operation: fc.constant(operation), statements: arbitrary, savepoint }),
    })),
  )
}

function weighted<Name extends string>(weights: Record<Name, number>): fc.Arbitrary<Name> {
  const names = Object.keys(weights) as Name[]
  return fc.oneof(...names.map((name) => ({ weight: weights[name], arbitrary: fc.constant(name) })))
}
