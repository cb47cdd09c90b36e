import pg from 'pg'

export type Statement = { text: string; values: unknown[] }

/** Writes down every statement that `work` sends, but for the beginning and end of its transactions and the audit event. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = []
  const query = pg.Client.prototype.query
  pg.Client.prototype.query = new Proxy(query, {
    apply(target, client, parameters: unknown[]) {
      const statement = asStatement(parameters)
      if (statement && !/^\s*(begin|commit|rollback)\b|app\.record_access/i.test(statement.text)) sent.push(statement)
      return Reflect.apply(target, client, parameters)
    },
  })
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query
  }
  return sent
}

function asStatement([config, values]: unknown[]): Statement | null {
  if (typeof config === 'string') return { text: config, values: Array.isArray(values) ? values : [] }
  if (typeof config !== 'object' || config === null || !('text' in config)) return null
  const own = 'values' in config && Array.isArray(config.values) ? config.values : []
  return { text: String(config.text), values: Array.isArray(values) ? values : own }
}

export type Plan = {
  'Node Type': string
  'Relation Name'?: string
  Plans?: Plan[]
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
}

/**
 * How the database carried a statement out: its plan, after running it. The second run counts: in the first one a new
 * connection also reads the catalog, to learn what the tables and functions are.
 */
export async function explain(client: pg.Client, { text, values }: Statement): Promise<Plan> {
  await client.query({ text, values })
  const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Plan }[] }>({
    text: `explain (analyze, buffers, format json) ${text}`,
    values,
  })
  const plan = rows[0]?.['QUERY PLAN'][0]?.Plan
  if (!plan) throw new Error(`No plan for ${text}`)
  return plan
}

/** Every step of a plan. */
export function stepsOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(stepsOf)]
}

/** Pages of tables and indexes that were looked at. Free of noise, unlike time. */
export const buffersOf = (plan: Plan) => plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
