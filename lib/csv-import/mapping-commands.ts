import 'server-only'
import { staleSave } from '@/lib/changes/stale-save'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { csvFields, missingFields } from './fields'
import { headerSignature } from './guess-columns'
import { getRememberedMapping } from './mapping-queries'
import { getMapping, type CsvImport } from './queries'
import type { ChangeMappingInput } from './schema'
import type { CsvEntity, DuplicatePolicy } from './vocabulary'

type Chosen = Pick<CsvImport, 'entity' | 'headers' | 'settings'> & { json: string; policy: DuplicatePolicy }

/** Keeps the choice for the next file with these headers; the same choice again changes nothing. Returns its id. */
export async function rememberMapping(
  scope: Scope,
  { entity, headers, json, settings, policy }: Chosen,
): Promise<string | null> {
  const signature = headerSignature(headers)
  await scope.db.$executeRaw`
    insert into csv_mappings as m (entity, header_signature, headers, columns, date_order, policy, updated_by)
    values (${entity}, ${signature}, ${JSON.stringify(headers)}::jsonb, ${json}::jsonb, ${settings.dateOrder}, ${policy},
            ${scope.viewer.userId})
        on conflict (entity, header_signature) where deleted_at is null do update
       set columns = excluded.columns, date_order = excluded.date_order, policy = excluded.policy,
           updated_by = excluded.updated_by
     where (m.columns, m.date_order, m.policy) is distinct from (excluded.columns, excluded.date_order, excluded.policy)`
  return (await getMapping(scope, entity, signature))?.id ?? null
}

/** Changes what is offered for the next file with these headers; imports that used it stay as they were. */
export async function changeMapping(scope: Scope, input: ChangeMappingInput): Promise<string> {
  const { id, version, name, policy } = input
  const mapping = await getRememberedMapping(scope, id)
  if (!mapping) throw new AppError('not-found')
  checkPolicy(mapping.entity, policy)
  const columns = mapping.headers.map((_, at) => input.columns[at] || null)
  checkColumns(mapping.entity, mapping.headers, columns)
  const count = await scope.db.$executeRaw`
    update csv_mappings
       set name = ${name}, columns = ${JSON.stringify(columns)}::jsonb, policy = ${policy}, updated_by = ${scope.viewer.userId}
     where id = ${id} and version = ${version} and deleted_at is null`
  if (count === 0) throw await staleSave(scope, 'csv_mappings', id, version, { name, policy })
  return id
}

/** Only patients may share what they are known by. */
export function checkPolicy(entity: CsvEntity, policy: DuplicatePolicy) {
  if (policy === 'create' && entity !== 'patients')
    throw new AppError('value-not-allowed', {
      field: 'policy',
      message: 'Only patients may share what they are known by. Choose to skip or to update.',
    })
}

/** Each field once, and all that are needed. */
export function checkColumns(entity: CsvEntity, headers: readonly string[], chosen: readonly (string | null)[]) {
  for (const [at, name] of chosen.entries()) {
    if (name === null) continue
    const field = csvFields[entity].find((one) => one.name === name)
    if (!field)
      throw new AppError('value-not-allowed', { field: `columns[${at}]`, message: 'Choose a field from the list.' })
    const first = chosen.indexOf(name)
    if (first !== at)
      throw new AppError('value-not-allowed', {
        field: `columns[${at}]`,
        message: `“${headers[at]}” and “${headers[first]}” cannot both be the ${field.label.toLowerCase()}. Leave one of them out.`,
      })
  }
  const missing = missingFields(
    entity,
    chosen.filter((name) => name !== null),
  )
  if (missing.length > 0) throw new AppError('value-not-allowed', { message: missing.join(' ') })
}
