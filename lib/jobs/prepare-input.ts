import 'server-only'
import * as z from 'zod'
import type { BulkFields } from './bulk'
import { findBulkAction } from './bulk-registry'
import { selectionField } from './selection'

const own = ['action', 'selection', 'idempotencyKey', 'version']

/** The form of a bulk action: which, on which rows, and the action's own fields, judged by its own schema. */
export const prepareInput = z
  .looseObject({ action: z.string().max(100), selection: selectionField })
  .transform((given, context) => {
    const fields: BulkFields = {}
    for (const [name, value] of Object.entries(given)) {
      if (own.includes(name)) continue
      if (typeof value === 'string') fields[name] = value
      else if (Array.isArray(value)) fields[name] = value.filter((one) => typeof one === 'string')
    }
    const faults = findBulkAction(given.action)?.faultsOf(fields) ?? {}
    for (const [field, [message]] of Object.entries(faults))
      context.addIssue({ code: 'custom', path: field === '' ? [] : [field], message: message ?? 'Check this field.' })
    return { action: given.action, selection: given.selection, fields }
  })
