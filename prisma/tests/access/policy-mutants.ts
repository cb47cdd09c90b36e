import type pg from 'pg'

export type Policy = {
  name: string
  table: string
  command: string
  permissive: string
  role: string
  using: string | null
  check: string | null
  /** Whether a check that allows everything could let anything through that the rest does not already refuse. */
  checkMatters: boolean
}

/** A change of one policy that somebody must notice. */
export type PolicyMutant = { about: string; table: string; apply: string; revert: string }

export async function readPolicies(db: pg.Client): Promise<Policy[]> {
  // A new row is only checked where the role may insert one, or change a column that the policy looks at.
  const { rows } = await db.query<Policy>(
    `select p.name, c.relname as table, p.command, p.permissive, p.role::regrole::text as role,
            pg_get_expr(p.polqual, c.oid) as using, pg_get_expr(p.polwithcheck, c.oid) as check,
            (p.command in ('all', 'insert') and has_any_column_privilege(p.role, c.oid, 'INSERT'))
              or exists (select from pg_depend d
                          where d.classid = 'pg_policy'::regclass and d.objid = p.oid and d.refobjid = c.oid
                            and d.refobjsubid > 0
                            and has_column_privilege(p.role, c.oid, d.refobjsubid::smallint, 'UPDATE'))
              as "checkMatters"
       from (select oid, polname as name, polrelid, polqual, polwithcheck, polroles[1] as role,
                    case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
                                when 'd' then 'delete' else 'all' end as command,
                    case when polpermissive then 'permissive' else 'restrictive' end as permissive
               from pg_policy) p
       join pg_class c on c.oid = p.polrelid
      order by 2, 1`,
  )
  return rows
}

/** Dropped, inverted, or open to everybody: each in turn. */
export function mutantsOf(policy: Policy): PolicyMutant[] {
  const { name, table, using, check, checkMatters } = policy
  const on = `policy ${name} on public.${table}`
  const original = clausesOf(using, check)
  const changed = (about: string, clauses: string): PolicyMutant => ({
    about: `${table}.${name} ${about}`,
    table,
    apply: `alter ${on} ${clauses}`,
    revert: `alter ${on} ${original}`,
  })
  return [
    { about: `${table}.${name} dropped`, table, apply: `drop ${on}`, revert: definitionOf(policy) },
    ...(using
      ? [changed('sees what it must not', `using (not (${using}))`), changed('sees everything', 'using (true)')]
      : []),
    ...(check ? [changed('writes only what it must not', `with check (not (${check}))`)] : []),
    ...(check && checkMatters ? [changed('writes anything', 'with check (true)')] : []),
  ]
}

function definitionOf({ name, table, command, permissive, role, using, check }: Policy) {
  const head = `create policy ${name} on public.${table} as ${permissive} for ${command} to ${role}`
  return `${head} ${clausesOf(using, check)}`
}

function clausesOf(using: string | null, check: string | null) {
  return [using && `using (${using})`, check && `with check (${check})`].filter(Boolean).join(' ')
}
