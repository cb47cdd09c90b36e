import 'server-only'
import type { Route } from 'next'
import { Prisma } from '@/prisma/generated/client'
import { auditChoices } from '@/lib/changes/action-choices'
import { doings } from '@/lib/changes/action-labels'
import { optionsOf } from '@/lib/forms/options'
import type { List } from '@/lib/lists/list'
import { actorRoleChoices, entityChoices, outcomeLabels, outcomes } from './vocabulary'

const { sql } = Prisma

/** Who did or saw what. A patient's own accounting is this list with the patient as its filter. */
export const auditList: List = {
  name: 'audit_events',
  path: '/admin/audit',
  title: 'Audit',
  noun: { one: 'event', many: 'events' },
  source: sql`audit_events e left join users u on u.id = e.actor_user_id left join patients p on p.patient_id = e.patient_id`,
  where: sql`true`,
  id: sql`e.id`,
  patientId: sql`e.patient_id`,
  hrefOf: (id) => `/admin/audit/${encodeURIComponent(id)}` as Route,
  columns: [
    {
      id: 'at',
      label: 'When',
      kind: 'moment',
      sql: sql`e.at`,
      sort: { sql: sql`e.at`, type: sql`timestamptz`, descendingFirst: true },
      isNeverEmpty: true,
    },
    {
      id: 'actorUserId',
      label: 'Who',
      kind: 'reference',
      reference: 'users',
      sql: sql`e.actor_user_id`,
      labelSql: sql`coalesce(u.name, e.actor_role)`,
    },
    {
      id: 'actorRole',
      label: 'As',
      kind: 'choice',
      sql: sql`e.actor_role`,
      choices: actorRoleChoices,
      whereIs: (role) => (role === 'database' ? sql`e.actor_role like 'database:%'` : sql`e.actor_role = ${role}`),
      isNeverEmpty: true,
      isSecondary: true,
    },
    {
      id: 'action',
      label: 'What',
      kind: 'choice',
      sql: sql`e.action`,
      choices: auditChoices,
      whereIs: isAction,
      isNeverEmpty: true,
    },
    {
      id: 'patientId',
      label: 'Patient',
      kind: 'reference',
      reference: 'patients',
      sql: sql`e.patient_id`,
      labelSql: sql`p.name`,
      // also the lists that showed them
      whereIs: (id) =>
        sql`(e.patient_id = ${id} or (e.listed_patient_ids <> '{}' and e.listed_patient_ids @> array[${id}]))`,
    },
    {
      id: 'listedPatients',
      label: 'Patients listed',
      kind: 'number',
      sql: sql`cardinality(e.listed_patient_ids)`,
      isNeverEmpty: true,
      isSecondary: true,
    },
    {
      id: 'entity',
      label: 'About',
      kind: 'choice',
      sql: sql`e.entity`,
      choices: entityChoices,
      isNeverEmpty: true,
      isSecondary: true,
    },
    { id: 'entityId', label: 'Record', kind: 'text', sql: sql`e.entity_id`, isOptional: true },
    {
      id: 'fields',
      label: 'Fields',
      kind: 'text',
      sql: sql`array_to_string(e.fields, ', ')`,
      isOptional: true,
      noFilter: true,
    },
    {
      id: 'outcome',
      label: 'Outcome',
      kind: 'choice',
      sql: sql`e.outcome`,
      choices: optionsOf(outcomes, outcomeLabels),
      isNeverEmpty: true,
    },
  ],
  defaultSort: [{ column: 'at', direction: 'descending' }],
}

/** What people do is an operation, and the events of its rows say "Changed": those are meant too, and what a preview read. */
function isAction(action: string) {
  const itself = sql`e.action in (${action}, ${`preview.${action}`})`
  return doings.includes(action)
    ? sql`${itself} or e.operation_id in (select o.id from operations o where o.action = ${action})`
    : itself
}
