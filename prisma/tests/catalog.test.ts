import { catalogRules } from './support/catalog-rules.ts'
import { expect, test } from './support/test.ts'

for (const { rule, findings, broken } of catalogRules) {
  test(rule, async ({ db }) => {
    const { rows } = await db.query(findings)

    expect(rows).toEqual([])
  })

  test(`a change is noticed against which: ${rule}`, async ({ db }) => {
    await db.query('begin')
    try {
      await db.query(broken)

      const { rows } = await db.query(findings)

      expect(rows).not.toEqual([])
    } finally {
      await db.query('rollback')
    }
  })
}

for (const { table, named } of [
  { table: 'consultations', named: 'update_stats_on_consultation' },
  { table: 'medical_reports', named: 'update_stats_on_report' },
  { table: 'mri_scans', named: 'timeline_on_scan' },
  { table: 'predictions', named: 'timeline_on_prediction' },
]) {
  test(`${named} is there, with one companion each for updates and deletes`, async ({ db }) => {
    const { rows } = await db.query(
      `select trigger_name as trigger, event_manipulation as event
         from information_schema.triggers
        where event_object_schema = 'public' and event_object_table = $1
          and trigger_name ~ ('^' || $2 || '(_upd|_del)?$')
          and action_timing = 'AFTER' and action_orientation = 'STATEMENT'
        order by 1`,
      [table, named],
    )

    expect(rows).toEqual([
      { trigger: named, event: 'INSERT' },
      { trigger: `${named}_del`, event: 'DELETE' },
      { trigger: `${named}_upd`, event: 'UPDATE' },
    ])
  })
}

test("the application's login owns nothing, is granted nothing, and cannot pass row-level security by", async ({
  database,
  db,
}) => {
  const login = `${database.name}_web`

  const {
    rows: [attributes],
  } = await db.query(
    `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolinherit, rolreplication
       from pg_roles where rolname = $1`,
    [login],
  )
  const { rows: owned } = await db.query(
    `select oid::regclass::text as owned from pg_class where relowner = $1::regrole
     union all select oid::regprocedure::text from pg_proc where proowner = $1::regrole
     union all select datname from pg_database where datdba = $1::regrole`,
    [login],
  )
  const { rows: granted } = await db.query(
    `select granted.what, granted.grantee::regrole
       from (select oid::regclass::text as what, (aclexplode(relacl)).grantee from pg_class
             union all
             select attrelid::regclass::text, (aclexplode(attacl)).grantee from pg_attribute
             union all
             select oid::regprocedure::text, (aclexplode(proacl)).grantee from pg_proc) granted
      where granted.grantee = $1::regrole`,
    [login],
  )
  const { rows: memberships } = await db.query<{ role: string }>(
    'select roleid::regrole::text as role from pg_auth_members where member = $1::regrole order by 1',
    [login],
  )

  expect(attributes).toEqual({
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
    rolinherit: false,
    rolreplication: false,
  })
  expect(owned).toEqual([])
  expect(granted).toEqual([])
  expect(memberships.map(({ role }) => role)).toEqual([
    'substantia_admin',
    'substantia_anonymous',
    'substantia_doctor',
    'substantia_patient',
    'substantia_worker',
  ])
})

test('the owner of the tables is no superuser and none of the five roles passes row-level security by', async ({
  db,
}) => {
  const { rows } = await db.query(
    `select rolname from pg_roles
      where (rolsuper or rolbypassrls)
        and (rolname like 'substantia\\_%'
             or oid in (select relowner from pg_class where relnamespace = 'public'::regnamespace))`,
  )

  expect(rows).toEqual([])
})
