import pg from 'pg'

export type Refusal = { code: string | undefined; constraint: string | undefined }

/** How the database refused this, by SQLSTATE and constraint; null when it did not. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal | null> {
  try {
    await work
    return null
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    return { code: error.code, constraint: error.constraint }
  }
}
