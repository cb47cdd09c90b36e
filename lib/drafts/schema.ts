import * as z from 'zod'

const formKey = z
  .string()
  .max(260)
  .regex(/^[a-z][a-z_-]*(\.[a-z_-]+)+(:\S{1,200})?$/, 'This is no name of a form.')

/** Each field as texts, because a field may have several. */
const fields = z.record(z.string().max(200), z.array(z.string().max(100_000)).max(200))

/** What a form asks for in the background: its draft, keeping one, removing it. */
export const draftInput = z.discriminatedUnion('does', [
  z.object({ does: z.literal('open'), formKey }),
  z.object({ does: z.literal('keep'), formKey, fields }),
  z.object({ does: z.literal('remove'), formKey }),
])
export type DraftFields = z.infer<typeof fields>
export type Draft = {
  fields: DraftFields
  /** When it was kept last, on the clinic's clock. */
  at: string
}
