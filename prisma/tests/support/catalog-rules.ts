/** A rule about the SQL itself: `findings` lists what breaks it, `broken` is one change that would. */
export type CatalogRule = { rule: string; findings: string; broken: string }

const ownFunction = `pronamespace in ('app'::regnamespace, 'public'::regnamespace)
  and not exists (select from pg_depend d
                   where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`

export const catalogRules: CatalogRule[] = [
  {
    rule: 'row-level security is enabled on every table of the record',
    findings: `
      select relname from pg_class
       where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
         and relname <> '_prisma_migrations' and not relrowsecurity`,
    broken: `create table public.unguarded (id text)`,
  },
  {
    rule: 'tables of the schemas app and staging and the history of migrations are granted to nobody',
    findings: `
      select c.oid::regclass, acl.privilege_type
        from pg_class c cross join lateral aclexplode(c.relacl) acl
       where c.relkind = 'r' and acl.grantee <> c.relowner
         and (c.relnamespace in ('app'::regnamespace, 'staging'::regnamespace) or c.relname = '_prisma_migrations')`,
    broken: `grant select on app.context_keys to substantia_worker`,
  },
  {
    rule: 'every security definer function pins a search path that begins with pg_catalog and ends with pg_temp',
    findings: `
      select oid::regprocedure from pg_proc p
       where prosecdef and ${ownFunction}
         and not exists (select from unnest(proconfig) as setting
                          where setting ~ '^search_path=pg_catalog, .*pg_temp$')`,
    broken: `create function app.careless() returns integer language sql security definer as 'select 1'`,
  },
  {
    rule: 'no function of schema app may be executed by everybody',
    findings: `
      select p.oid::regprocedure
        from pg_proc p cross join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) acl
       where p.pronamespace = 'app'::regnamespace and acl.grantee = 0`,
    broken: `grant execute on function app.rebuild_timeline() to public`,
  },
  {
    rule: 'nobody but the owner may create anything in the schemas of the record',
    findings: `
      select n.nspname, acl.grantee::regrole
        from pg_namespace n cross join lateral aclexplode(n.nspacl) acl
       where n.nspname in ('app', 'public')
         and (acl.grantee = 0
              or (acl.privilege_type = 'CREATE' and acl.grantee not in (n.nspowner, 'pg_database_owner'::regrole)))`,
    broken: `grant create on schema public to substantia_admin`,
  },
  {
    // A composite key (session_id, patient_id) is found by its first column: a session has few children.
    rule: 'every foreign key has an index that begins with its first column, whole or where that column is not null',
    findings: `
      select c.conrelid::regclass, c.conname
        from pg_constraint c
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
       where c.contype = 'f' and c.connamespace in ('app'::regnamespace, 'public'::regnamespace)
         and not exists (
           select from pg_index i
            where i.indrelid = c.conrelid and i.indisvalid and i.indkey[0] = c.conkey[1]
              and (i.indpred is null
                   or pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', a.attname)))`,
    broken: `drop index public.consultations_session_idx`,
  },
  {
    rule: 'every table and view says what it holds',
    findings: `
      select oid::regclass from pg_class
       where relkind in ('r', 'p', 'v', 'm') and relnamespace in ('app'::regnamespace, 'public'::regnamespace)
         and relname <> '_prisma_migrations' and obj_description(oid, 'pg_class') is null
         and not exists (select from pg_depend d where d.objid = pg_class.oid and d.deptype = 'e')`,
    broken: `comment on table public.patients is null`,
  },
  {
    rule: 'every function says what it does',
    findings: `
      select oid::regprocedure from pg_proc p
       where ${ownFunction} and obj_description(oid, 'pg_proc') is null`,
    broken: `comment on function app.new_id() is null`,
  },
  {
    rule: 'no trigger is disabled, also none that holds a foreign key',
    findings: `
      select tgrelid::regclass, tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid
       where c.relnamespace in ('app'::regnamespace, 'public'::regnamespace) and tgenabled <> 'O'`,
    broken: `alter table public.mri_scans disable trigger timeline_on_scan`,
  },
  {
    rule: 'every constraint is validated',
    findings: `select conrelid::regclass, conname from pg_constraint where not convalidated`,
    broken: `alter table public.users add constraint users_later check (char_length(name) < 9) not valid`,
  },
  {
    rule: 'a view reads with the rights of who asks, except the directory of doctors and the truths nobody may read',
    findings: `
      select c.oid::regclass, acl.grantee::regrole
        from pg_class c
        left join lateral (select * from aclexplode(c.relacl) a where a.grantee <> c.relowner) acl on true
       where c.relkind in ('v', 'm') and c.relnamespace in ('app'::regnamespace, 'public'::regnamespace)
         and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
         and not coalesce('security_invoker=true' = any (c.reloptions), false)
         and c.oid <> 'app.doctor_directory'::regclass
         and (acl.grantee is not null
              or c.oid not in ('app.statistics_truth'::regclass, 'app.timeline_truth'::regclass,
                               'app.timeline_of_scans'::regclass, 'app.timeline_of_predictions'::regclass,
                               'app.timeline_of_reports'::regclass, 'app.timeline_of_consultations'::regclass,
                               'app.timeline_of_assessments'::regclass))`,
    broken: `grant select on app.timeline_truth to substantia_admin`,
  },
  {
    rule: 'each policy is for exactly one of the five roles',
    findings: `
      select tablename, policyname, roles from pg_policies
       where cardinality(roles) <> 1
          or roles[1] not in ('substantia_anonymous', 'substantia_patient', 'substantia_doctor', 'substantia_admin',
                              'substantia_worker')`,
    broken: `create policy for_everybody on public.patients for select using (true)`,
  },
  {
    // A bare call would run once per row: four orders of magnitude slower (0140_access).
    rule: 'each policy asks for the viewer, once per statement, and never "or"',
    findings: `
      select tablename, policyname
        from pg_policies cross join lateral (values (qual), (with_check)) as written (expression)
       where expression is not null
         and (expression !~ 'app\\.viewer' and expression !~ 'EXISTS \\( SELECT'
              or regexp_replace(expression, 'SELECT app\\.viewer', '', 'g') ~ 'app\\.viewer'
              or expression ~ '\\mOR\\M')`,
    broken: `
      create policy slow on public.patients for select to substantia_patient
        using (patient_id = app.viewer_patient())`,
  },
]
