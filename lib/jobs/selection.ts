import * as z from 'zod'

/**
 * Which rows of a list something is done to: these, or all that match a view. It travels in one field or one part of an
 * address, as `id=…&id=…` or `all=1` and the parameters of the list's address, so that fields of a form cannot meet it.
 */
export type Selection = { ids: string[] } | { all: Record<string, string | string[]> }

const mostIds = 1000

export function parseSelection(text: string): Selection | null {
  const parameters = new URLSearchParams(text)
  if (parameters.get('all') === '1') return { all: record(parameters, ['all', 'action', 'list', 'id', 'selection']) }
  const ids = [...new Set(parameters.getAll('id'))].filter((id) => id.length > 0 && id.length <= 100)
  return ids.length > 0 && ids.length <= mostIds ? { ids } : null
}

/** From the parameters of a page: everything but the action is the selection. */
export function selectionText(raw: Record<string, string | string[] | undefined>): string {
  const text = new URLSearchParams()
  for (const [name, value] of Object.entries(raw))
    if (name !== 'action' && name !== 'list' && value !== undefined)
      for (const one of [value].flat()) text.append(name, one)
  return text.toString()
}

function record(parameters: URLSearchParams, without: string[]) {
  const found: Record<string, string | string[]> = {}
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name)
    if (!without.includes(name)) found[name] = values.length === 1 ? (values[0] ?? '') : values
  }
  return found
}

export const selectionField = z
  .string({ error: 'Choose at least one row, or all that match.' })
  .max(200_000)
  .transform((text, context) => {
    const selection = parseSelection(text)
    if (!selection) context.addIssue({ code: 'custom', message: 'Choose between 1 and 1,000 rows, or all that match.' })
    return selection ?? { ids: [] }
  })
