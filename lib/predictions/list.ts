import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import { recordHref } from '@/lib/changes/record-links'
import { optionsOf } from '@/lib/forms/options'
import type { List } from '@/lib/lists/list'
import { verdictLabels, verdicts } from '@/lib/reviews/vocabulary'
import {
  binaryResultLabels,
  binaryResults,
  predictionTypeLabels,
  predictionTypes,
  stages,
  standingLabels,
  standings,
} from './vocabulary'

const { sql } = Prisma

/** What models said: screening support, every version of each record. */
export const predictionList: List = {
  name: 'predictions',
  path: '/admin/predictions',
  title: 'Predictions',
  noun: { one: 'model result', many: 'model results' },
  source: sql`
    predictions q
    left join patients p on p.patient_id = q.patient_id
    left join users u on u.id = q.entered_by
    left join prediction_reviews r on r.prediction_id = q.id and r.ended_at is null and r.deleted_at is null`,
  where: sql`q.deleted_at is null`,
  id: sql`q.id`,
  patientId: sql`q.patient_id`,
  hrefOf: (id) => recordHref('predictions', id),
  columns: [
    {
      id: 'createdAt',
      label: 'Given',
      kind: 'moment',
      sql: sql`q.created_at`,
      sort: { sql: sql`q.created_at`, type: sql`timestamptz`, descendingFirst: true },
      isNeverEmpty: true,
    },
    {
      id: 'patientId',
      label: 'Patient',
      kind: 'reference',
      reference: 'patients',
      sql: sql`q.patient_id`,
      labelSql: sql`p.name`,
    },
    {
      id: 'binaryResult',
      label: 'Model result',
      kind: 'choice',
      sql: sql`q.binary_result`,
      choices: optionsOf(binaryResults, binaryResultLabels),
      isNeverEmpty: true,
    },
    {
      id: 'stageResult',
      label: 'Stage',
      kind: 'choice',
      sql: sql`trim_scale(q.stage_result)::text`,
      emptySql: sql`q.stage_result is null`,
      choices: stages.map((stage) => ({ value: String(stage), label: `Stage ${stage}` })),
      isSecondary: true,
    },
    { id: 'confidenceScore', label: 'Confidence', kind: 'number', sql: sql`q.confidence_score`, isSecondary: true },
    { id: 'modelVersion', label: 'Model', kind: 'text', sql: sql`q.model_version`, isSecondary: true },
    {
      id: 'review',
      label: 'Review',
      kind: 'choice',
      sql: sql`coalesce(r.verdict, 'unreviewed')`,
      whereIs: (value) => (value === 'unreviewed' ? sql`r.id is null` : sql`r.verdict = ${value}`),
      choices: [{ value: 'unreviewed', label: 'Unreviewed' }, ...optionsOf(verdicts, verdictLabels)],
      isNeverEmpty: true,
      isSecondary: true,
    },
    {
      id: 'standing',
      label: 'Version',
      kind: 'choice',
      sql: sql`(case when q.superseded_by is null then 'current' else 'superseded' end)`,
      whereIs: (value) => (value === 'current' ? sql`q.superseded_by is null` : sql`q.superseded_by is not null`),
      choices: optionsOf(standings, standingLabels),
      isNeverEmpty: true,
    },
    {
      id: 'versionNumber',
      label: 'Version number',
      kind: 'number',
      sql: sql`q.version_number`,
      isOptional: true,
      isNeverEmpty: true,
    },
    {
      id: 'predictionType',
      label: 'Asked for',
      kind: 'choice',
      sql: sql`q.prediction_type`,
      choices: optionsOf(predictionTypes, predictionTypeLabels),
      isOptional: true,
      isNeverEmpty: true,
    },
    {
      id: 'enteredBy',
      label: 'Entered by hand by',
      kind: 'reference',
      reference: 'users',
      sql: sql`q.entered_by`,
      labelSql: sql`u.name`,
      isOptional: true,
    },
    {
      id: 'sessionId',
      label: 'Session',
      kind: 'reference',
      reference: 'sessions',
      sql: sql`q.session_id`,
      isOptional: true,
      isNeverEmpty: true,
    },
  ],
  defaultSort: [{ column: 'createdAt', direction: 'descending' }],
}
