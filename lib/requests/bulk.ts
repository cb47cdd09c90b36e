import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import type { Scope } from '@/lib/db/scope'
import { defineBulkAction, type RowOutcome } from '@/lib/jobs/bulk'
import { reportTypeLabels } from '@/lib/reports/vocabulary'
import { bulkPriorityInput, bulkRequestInput, nothingAsked } from './schema'
import { requestSteps, type RequestStep } from './vocabulary'

export const retryRequests = defineBulkAction({
  name: 'requests.retry',
  list: 'requests',
  label: 'Try again',
  input: nothingAsked,
  classify: (scope, ids) =>
    scope.db.$queryRaw<RowOutcome[]>`
      select asked.id,
             case when again.id is null then 'skipped' else 'done' end as outcome,
             case when again.id is null then
                  case when rs.id is null then 'No longer there.'
                       when rs.status = 'failed' then 'The same report is being asked for already.'
                       else ${requestSteps.retry.refusal} end end as message
        from unnest(${ids}::text[]) as asked (id)
        left join report_status rs on rs.id = asked.id and rs.deleted_at is null
        left join (${retryable(ids)}) again on again.id = asked.id`,
  apply: async ({ db }, ids) => {
    const done = await db.$queryRaw<{ id: string }[]>`
      update report_status rs set status = 'pending'
        from (${retryable(ids)}) again
       where rs.id = again.id and rs.status = 'failed'
      returning rs.id`
    return outcomesOf(
      ids,
      done.map(({ id }) => id),
      requestSteps.retry.refusal,
    )
  },
})

export const setPriorityOfRequests = defineBulkAction({
  name: 'requests.set-priority',
  list: 'requests',
  label: 'Change priority',
  input: bulkPriorityInput,
  classify: (scope, ids) => classifyStep(scope, ids, 'prioritise'),
  apply: (scope, ids, { priority }) =>
    applyStep(scope, ids, 'prioritise', Prisma.sql`priority = ${priority}::smallint`),
})

export const archiveRequests = defineBulkAction({
  name: 'requests.archive',
  list: 'requests',
  label: 'Archive',
  input: nothingAsked,
  classify: (scope, ids) => classifyStep(scope, ids, 'archive'),
  apply: (scope, ids) => applyStep(scope, ids, 'archive', Prisma.sql`status = 'archived', archived_from = status`),
})

export const requestReportsOfPatients = defineBulkAction({
  name: 'patients.request-report',
  list: 'patients',
  label: 'Ask for a report',
  input: bulkRequestInput,
  classify: (scope, ids, { reportType }) =>
    scope.db.$queryRaw<RowOutcome[]>`
      select asked.id,
             case when p.patient_id is null or open.id is not null then 'skipped' else 'done' end as outcome,
             case when p.patient_id is null then 'No longer there.'
                  when open.id is not null then ${`A report of this kind (${reportTypeLabels[reportType]}) has already been asked for.`}
             end as message
        from unnest(${ids}::text[]) as asked (id)
        left join patients p on p.patient_id = asked.id and p.deleted_at is null
        left join lateral (${openRequest(reportType)}) open on true`,
  apply: async (scope, ids, { reportType, priority }) => {
    const made = await scope.db.$queryRaw<{ patientId: string }[]>`
      insert into report_status (patient_id, report_type, priority, requested_by)
      select p.patient_id, ${reportType}, ${priority}::smallint, ${scope.viewer.userId}
        from patients p
       where p.patient_id = any (${ids}::text[]) and p.deleted_at is null
          on conflict do nothing
      returning patient_id as "patientId"`
    return outcomesOf(
      ids,
      made.map(({ patientId }) => patientId),
      'Somebody else asked for it meanwhile.',
    )
  },
})

export const requestReportsOfSessions = defineBulkAction({
  name: 'sessions.request-report',
  list: 'sessions',
  label: 'Ask for a report',
  input: bulkRequestInput,
  classify: (scope, ids, { reportType }) =>
    scope.db.$queryRaw<RowOutcome[]>`
      select asked.id,
             case when s.id is null or s.patient_id is null or open.id is not null then 'skipped' else 'done' end as outcome,
             case when s.id is null then 'No longer there.'
                  when s.patient_id is null then 'Nobody has said yet whose session this is.'
                  when open.id is not null then ${`A report of this kind (${reportTypeLabels[reportType]}) has already been asked for.`}
             end as message
        from unnest(${ids}::text[]) as asked (id)
        left join sessions s on s.id = asked.id and s.deleted_at is null
        left join lateral (select rs.id from report_status rs
                            where rs.session_id = asked.id and rs.report_type = ${reportType}
                              and rs.status in ('pending', 'generating') and rs.signing_of is null and rs.deleted_at is null
                            limit 1) open on true`,
  apply: async (scope, ids, { reportType, priority }) => {
    const made = await scope.db.$queryRaw<{ sessionId: string }[]>`
      insert into report_status (patient_id, session_id, report_type, priority, requested_by)
      select s.patient_id, s.id, ${reportType}, ${priority}::smallint, ${scope.viewer.userId}
        from sessions s
       where s.id = any (${ids}::text[]) and s.patient_id is not null and s.deleted_at is null
          on conflict do nothing
      returning session_id as "sessionId"`
    return outcomesOf(
      ids,
      made.map(({ sessionId }) => sessionId),
      'Somebody else asked for it meanwhile.',
    )
  },
})

/** The failed ones among these that may wait again: one of a kind for a session, or for a patient as a whole. */
function retryable(ids: string[]) {
  return Prisma.sql`
    select distinct on (f.patient_id, f.session_id, f.report_type) f.id
      from report_status f
     where f.id = any (${ids}::text[]) and f.status = 'failed' and f.deleted_at is null
       and not exists (select from report_status o
                        where o.patient_id = f.patient_id and o.session_id is not distinct from f.session_id
                          and o.report_type = f.report_type and o.status in ('pending', 'generating') and o.deleted_at is null)
     order by f.patient_id, f.session_id, f.report_type, f.requested_at desc, f.id desc`
}

function openRequest(reportType: string) {
  return Prisma.sql`
    select rs.id from report_status rs
     where rs.patient_id = asked.id and rs.session_id is null and rs.report_type = ${reportType}
       and rs.status in ('pending', 'generating') and rs.deleted_at is null
     limit 1`
}

function classifyStep({ db }: Scope, ids: string[], step: RequestStep): Promise<RowOutcome[]> {
  const { from, refusal } = requestSteps[step]
  return db.$queryRaw<RowOutcome[]>`
    select asked.id,
           case when rs.status = any (${[...from]}::text[]) then 'done' else 'skipped' end as outcome,
           case when rs.id is null then 'No longer there.'
                when not rs.status = any (${[...from]}::text[]) then ${refusal} end as message
      from unnest(${ids}::text[]) as asked (id)
      left join report_status rs on rs.id = asked.id and rs.deleted_at is null`
}

async function applyStep({ db }: Scope, ids: string[], step: RequestStep, change: Prisma.Sql): Promise<RowOutcome[]> {
  const { from, refusal } = requestSteps[step]
  const done = await db.$queryRaw<{ id: string }[]>`
    update report_status rs set ${change}
     where rs.id = any (${ids}::text[]) and rs.status = any (${[...from]}::text[]) and rs.deleted_at is null
    returning rs.id`
  return outcomesOf(
    ids,
    done.map(({ id }) => id),
    refusal,
  )
}

function outcomesOf(ids: string[], done: string[], otherwise: string): RowOutcome[] {
  const found = new Set(done)
  return ids.map((id) => (found.has(id) ? { id, outcome: 'done' } : { id, outcome: 'skipped', message: otherwise }))
}
