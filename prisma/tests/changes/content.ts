import type pg from 'pg'

/** What the record says: every living row of every table of records, and what is derived from them. */
export async function contentHash(db: pg.Client): Promise<Record<string, string>> {
  const tables = await db.query<{ name: string }>(`select name from app.record_tables order by position`)
  const hashes: Record<string, string> = {}
  for (const { name } of tables.rows) {
    const derived = name === 'patient_timeline' ? 'and t.related_id is null' : ''
    hashes[name] = await hashOf(
      db,
      `select to_jsonb(t) - array['version', 'updated_at', 'deleted_at', 'deletion_id'] as said
         from ${db.escapeIdentifier(name)} t where t.deleted_at is null ${derived}`,
    )
  }
  hashes['derived timeline'] = await hashOf(
    db,
    `select to_jsonb(t) - array['id', 'version', 'created_at', 'updated_at'] as said from patient_timeline t
      where t.related_id is not null`,
  )
  hashes.statistics = await hashOf(db, `select to_jsonb(t) - 'last_updated' as said from patient_statistics t`)
  return hashes
}

async function hashOf(db: pg.Client, rows: string): Promise<string> {
  const { rows: found } = await db.query<{ hash: string }>(
    `select count(*) || ' ' || md5(coalesce(string_agg(said::text, ' ' order by said::text), '')) as hash from (${rows}) r`,
  )
  return found[0]!.hash
}
