import fc from 'fast-check'

type Value = string | number | null
export type Chosen = fc.Arbitrary<Value>
export type Statement = { sql: string; values: Value[] }

/** How many of each there are to choose from: the fewer, the more transactions meet on the same rows. */
export type World = { patients: number; doctors: number; sessions: number; visits: number; records: number }

/** Ids and values to make statements of. */
export function choicesOf(world: World) {
  const id = (prefix: string, many: number) => fc.nat({ max: many - 1 }).map((number) => `${prefix}${number}`)
  return {
    patient: id('p', world.patients),
    doctor: id('d', world.doctors),
    session: id('s', world.sessions),
    visit: id('c', world.visits),
    visitNumber: fc.nat({ max: world.visits - 1 }),
    scan: id('m', world.records),
    prediction: id('q', world.records),
    report: id('r', world.records),
    assessment: id('k', world.records),
    assignment: id('a', world.patients * 3),
    word: fc.constantFrom('one', 'two', 'three'),
    status: fc.constantFrom('scheduled', 'completed', 'completed', 'cancelled', 'no-show'),
    kind: fc.constantFrom('in-person', 'telemedicine', 'follow-up', 'emergency'),
    result: fc.constantFrom('positive', 'positive', 'negative', 'uncertain'),
    stage: fc.constantFrom(null, 0, 1, 1.5, 2, 2.5, 3, 4, 5),
    moment: fc.integer({ min: 0, max: 4200 }).map((days) => new Date(Date.UTC(2015, 0, 1 + days)).toISOString()),
    /** For `fifth(column)`: the same rows whenever the statement runs. */
    fifth: fc.nat({ max: 4 }),
  }
}

export type Choices = ReturnType<typeof choicesOf>

export function orNobody(id: fc.Arbitrary<string>): fc.Arbitrary<string | null> {
  return fc.option(id, { freq: 5, nil: null })
}

/** The rows whose id falls into one of five parts. */
export function fifth(column: string, parameter: string) {
  return `mod(abs(hashtext(${column})::bigint), 5) = ${parameter}::integer`
}

/** What may happen, and how often beside the others. */
export type Operation = { weight: number; arbitrary: fc.Arbitrary<Statement[]> }
export type Operations = Record<string, Operation>

/** One statement with these values as its $1, $2, … */
export function operation(weight: number, sql: string, ...values: Chosen[]): Operation {
  return { weight, arbitrary: fc.tuple(...values).map((chosen) => [{ sql, values: chosen }]) }
}
