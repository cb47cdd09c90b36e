import 'server-only'
import type { Route } from 'next'
import { Prisma } from '@/prisma/generated/client'
import { optionsOf } from '@/lib/forms/options'
import type { List } from '@/lib/lists/list'
import { outcomeLabels, outcomes } from './vocabulary'

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
    { id: 'actorRole', label: 'As', kind: 'text', sql: sql`e.actor_role`, isNeverEmpty: true, isSecondary: true },
    { id: 'action', label: 'What', kind: 'text', sql: sql`e.action`, isNeverEmpty: true },
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
    { id: 'entity', label: 'About', kind: 'text', sql: sql`e.entity`, isNeverEmpty: true, isSecondary: true },
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
