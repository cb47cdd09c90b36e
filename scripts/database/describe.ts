import pg from 'pg'
import { connectionSettings } from './connection.ts'

type Row = Record<string, string | null>

const ownNamespaces = `('public'::regnamespace, 'app'::regnamespace)`
const notFromExtension = (oid: string) =>
  `not exists (select from pg_depend d where d.objid = ${oid} and d.deptype = 'e')`

const queries = {
  tables: `
    select c.oid::text, c.relnamespace::regnamespace || '.' || c.relname as name, c.relkind::text as kind, obj_description(c.oid, 'pg_class') as comment
      from pg_class c
     where c.relkind in ('r', 'p', 'v', 'm') and c.relnamespace in ${ownNamespaces} and c.relname <> '_prisma_migrations' and ${notFromExtension('c.oid')}
     order by c.relnamespace::regnamespace::text = 'app', c.relkind in ('v', 'm'), c.relname`,
  columns: `
    select a.attrelid::text as oid, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
           case when a.attnotnull then 'not null' end as required,
           case when a.attidentity <> '' then 'identity' else pg_get_expr(d.adbin, d.adrelid) end as fallback,
           col_description(a.attrelid, a.attnum) as comment
      from pg_attribute a
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where a.attnum > 0 and not a.attisdropped
     order by a.attrelid, a.attnum`,
  constraints: `
    select conrelid::text as oid, conname as name, pg_get_constraintdef(oid, true) as definition
      from pg_constraint where contype <> 'n' and contype <> 't' and conrelid <> 0
     order by conrelid, array_position(array['p', 'u', 'x', 'f', 'c'], contype::text), conname`,
  indexes: `
    select i.indrelid::text as oid, c.relname as name, regexp_replace(pg_get_indexdef(i.indexrelid), '^CREATE (UNIQUE )?INDEX .* USING ', '\\1') as definition
      from pg_index i join pg_class c on c.oid = i.indexrelid
     where not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
     order by i.indrelid, c.relname`,
  triggers: `
    select tgrelid::text as oid, tgname as name,
           regexp_replace(regexp_replace(pg_get_triggerdef(oid, true), '^CREATE (CONSTRAINT )?TRIGGER \\S+ ', ''), ' ON \\S+', '') as definition
      from pg_trigger where not tgisinternal order by tgrelid, tgname`,
  policies: `
    select polrelid::text as oid, polname as name, array_to_string(array(select rolname from pg_roles where oid = any (polroles)), ', ') as role,
           case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end as command,
           pg_get_expr(polqual, polrelid, true) as using, pg_get_expr(polwithcheck, polrelid, true) as checks
      from pg_policy order by polrelid, polname`,
  functions: `
    select p.pronamespace::regnamespace || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as name,
           pg_get_function_result(p.oid) as result, case when p.prosecdef then 'definer' end as security,
           (select string_agg(distinct replace(acl.grantee::regrole::text, 'substantia_', ''), ', ') from aclexplode(p.proacl) acl
             where acl.grantee <> p.proowner and acl.grantee <> 0) as callers,
           obj_description(p.oid, 'pg_proc') as comment
      from pg_proc p
     where p.pronamespace in ${ownNamespaces} and ${notFromExtension('p.oid')}
     order by 1`,
  references: `
    select distinct f.relname as child, t.relname as parent
      from pg_constraint c join pg_class f on f.oid = c.conrelid join pg_class t on t.oid = c.confrelid
     where c.contype = 'f' and c.connamespace = 'public'::regnamespace and f.oid <> t.oid
     order by 1, 2`,
}

const heart = [
  'users',
  'doctors',
  'patients',
  'sessions',
  'mri_scans',
  'predictions',
  'medical_reports',
  'action_flags',
  'agent_messages',
  'doctor_patient_assignments',
  'consultations',
  'report_status',
  'patient_timeline',
  'patient_statistics',
]

/** The database as its catalog tells it, in Markdown: what `docs/database.md` holds. */
export async function describeDatabase(url: string): Promise<string> {
  const client = new pg.Client(connectionSettings(url))
  await client.connect()
  const read = async (sql: string) => (await client.query<Row>(sql)).rows
  try {
    await client.query('set search_path to pg_catalog') // so that every name is written with its schema
    const [tables, columns, constraints, indexes] = [
      await read(queries.tables),
      await read(queries.columns),
      await read(queries.constraints),
      await read(queries.indexes),
    ]
    const [triggers, policies, functions, references] = [
      await read(queries.triggers),
      await read(queries.policies),
      await read(queries.functions),
      await read(queries.references),
    ]
    const parts = tables.map((table) => {
      const of = (rows: Row[]) => rows.filter(({ oid }) => oid === table.oid)
      return section(
        table,
        of(columns),
        { Constraints: of(constraints), Indexes: of(indexes), Triggers: of(triggers) },
        of(policies),
      )
    })
    return `${[opening(tables), diagram(references), ...parts, functionSection(functions)].join('\n\n')}\n`
  } finally {
    await client.end()
  }
}

function opening(tables: Row[]) {
  return `# The database

Written by \`npm run db:docs\` from the catalog of a migrated database; a test keeps it current. The SQL itself, with its
reasons, is in \`prisma/migrations\`, one chapter per subject.

${tables.map(({ name }) => `[${short(name)}](#${anchor(name)})`).join(' · ')} · [functions](#functions)`
}

function diagram(references: Row[]) {
  const lines = references
    .filter(({ child, parent }) => heart.includes(child ?? '') && heart.includes(parent ?? ''))
    .map(({ child, parent }) => `  ${parent} ||--o{ ${child} : ""`)
  return `## How the tables of the record hang together\n\n\`\`\`mermaid\nerDiagram\n${lines.join('\n')}\n\`\`\``
}

function section(table: Row, columns: Row[], lists: Record<string, Row[]>, policies: Row[]) {
  const isView = table.kind === 'v' || table.kind === 'm'
  const blocks = [`## ${short(table.name)}`, `${isView ? 'View. ' : ''}${table.comment ?? ''}`]
  blocks.push(
    markdownTable(
      ['Column', 'Type', 'Default', ''],
      columns.map((column) => [
        code(column.name),
        `${column.type}${column.required && !isView ? ', not null' : ''}`,
        column.fallback ? code(column.fallback) : '',
        column.comment ?? '',
      ]),
    ),
  )
  for (const [title, rows] of Object.entries(lists)) {
    if (rows.length > 0)
      blocks.push(
        `**${title}**\n\n${rows.map(({ name, definition }) => `- ${code(name)} ${code(definition)}`).join('\n')}`,
      )
  }
  if (policies.length > 0) {
    blocks.push(
      `**Row-level security**\n\n${markdownTable(
        ['Role', 'May', 'Rows that', 'May leave rows that'],
        policies.map(({ role, command, using, checks }) => [
          (role ?? '').replaceAll('substantia_', ''),
          command ?? '',
          using ? code(using) : '',
          checks ? code(checks) : '',
        ]),
      )}`,
    )
  }
  return blocks.filter(Boolean).join('\n\n')
}

function functionSection(functions: Row[]) {
  const rows = functions.map(({ name, result, security, callers, comment }) => [
    code(name),
    result === 'trigger' ? 'trigger' : code(result),
    [security, callers].filter(Boolean).join(': '),
    comment ?? '',
  ])
  return `## Functions\n\nThose marked "definer" run with the owner's rights and pin their search path; the roles after it may call them.\n\n${markdownTable(['Function', 'Returns', 'Rights', ''], rows)}`
}

function markdownTable(head: string[], rows: string[][]) {
  const line = (cells: string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

const code = (text: string | null | undefined) =>
  text ? `\`${text.replaceAll(/\s+/g, ' ').replaceAll('`', "'")}\`` : ''
const short = (name: string | null | undefined) => (name ?? '').replace(/^public\./, '')
const anchor = (name: string | null | undefined) => short(name).replaceAll('.', '')
