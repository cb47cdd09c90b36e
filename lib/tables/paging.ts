import * as z from 'zod'

export const pageSizes = [25, 50, 100, 200] as const
export const defaultPageSize = 50

const cursor = z.string().max(2000).optional().catch(undefined)

/** The paging part of a list's address. `after` and `before` are sealed cursors; `after` wins. */
export const paging = z.object({
  size: z.coerce.number().pipe(z.literal(pageSizes)).catch(defaultPageSize),
  after: cursor,
  before: cursor,
})
export type Paging = z.infer<typeof paging>
