import 'server-only'
import { Prisma } from '@/prisma/generated/client'
import type { Scope } from '@/lib/db/scope'
import { defineBulkAction, type RowOutcome } from '@/lib/jobs/bulk'
import { resolveReference } from '@/lib/references/queries'
import { requireApproved } from './rules'
import { bulkAssignInput, bulkEndInput, type BulkAssignInput } from './schema'
import type { PrimaryChoice } from './vocabulary'

type Verdict = { id: string; message: string | null }

/** Assigns one doctor to many patients. */
export const assignPatients = defineBulkAction({
  name: 'patients.assign',
  list: 'patients',
  label: 'Assign a doctor',
  input: bulkAssignInput,
  classify: async (scope, ids, input) => {
    const doctorId = await doctorOf(scope, input)
    return outcomes(await judgePatients(scope, ids, doctorId, input))
  },
  apply: async (scope, ids, input) => {
    const doctorId = await doctorOf(scope, input)
    if (input.assignmentType === 'primary') await clearPrimary(scope, ids, doctorId, input.presentPrimary)
    // what another transaction was faster with is left out by the two unique indexes
    const created = await scope.db.$queryRaw<{ id: string }[]>`
      insert into doctor_patient_assignments (doctor_id, patient_id, assignment_type)
      select ${doctorId}, p.patient_id, ${input.assignmentType}
        from patients p
       where p.patient_id = any (${ids}) and p.deleted_at is null
       order by p.patient_id
          on conflict do nothing
      returning patient_id as id`
    return doneOrOvertaken(ids, created)
  },
})

/** The doctor that was chosen; refused for the whole action when it is nobody to assign. */
async function doctorOf(scope: Scope, input: BulkAssignInput): Promise<string> {
  const doctorId = await resolveReference(scope, 'doctors', input.doctorId, 'doctorId')
  await requireApproved(scope, doctorId, 'doctorId')
  return doctorId
}

async function judgePatients(
  { db }: Scope,
  ids: string[],
  doctorId: string,
  { assignmentType, presentPrimary }: BulkAssignInput,
): Promise<Verdict[]> {
  const keepsPrimary = assignmentType === 'primary' && presentPrimary === 'refuse'
  return db.$queryRaw<Verdict[]>`
    select wanted.id,
           case when p.patient_id is null then 'This patient no longer exists.'
                when own.id is not null then 'The doctor treats this patient already, as ' || own.assignment_type || '.'
                when ${keepsPrimary} and other.id is not null
                  then 'Dr ' || d.name || ' is the primary doctor already.' end as message
      from unnest(${ids}::text[]) with ordinality as wanted (id, at)
      left join patients p on p.patient_id = wanted.id and p.deleted_at is null
      left join doctor_patient_assignments own
        on own.patient_id = wanted.id and own.doctor_id = ${doctorId} and own.is_active and own.deleted_at is null
      left join doctor_patient_assignments other
        on other.patient_id = wanted.id and other.assignment_type = 'primary' and other.is_active and other.deleted_at is null
      left join app.doctor_directory d on d.doctor_id = other.doctor_id
     order by wanted.at`
}

async function clearPrimary({ db }: Scope, ids: string[], doctorId: string, choice: PrimaryChoice) {
  if (choice === 'refuse') return
  const change =
    choice === 'consultant'
      ? Prisma.sql`assignment_type = 'consultant'`
      : Prisma.sql`is_active = false, ended_at = greatest(now(), assignment_date), end_reason = 'Another primary doctor'`
  await db.$executeRaw`
    update doctor_patient_assignments set ${change}
     where patient_id = any (${ids}) and assignment_type = 'primary' and is_active and deleted_at is null
       and doctor_id <> ${doctorId}`
}

/** Ends many assignments now. */
export const endAssignments = defineBulkAction({
  name: 'assignments.end',
  list: 'assignments',
  label: 'End the assignments',
  input: bulkEndInput,
  classify: async ({ db }, ids) =>
    outcomes(
      await db.$queryRaw<Verdict[]>`
      select wanted.id,
             case when a.id is null then 'This assignment no longer exists.'
                  when not a.is_active then 'It has ended already.' end as message
        from unnest(${ids}::text[]) with ordinality as wanted (id, at)
        left join doctor_patient_assignments a on a.id = wanted.id and a.deleted_at is null
       order by wanted.at`,
    ),
  apply: async ({ db }, ids, { endReason }) => {
    const ended = await db.$queryRaw<{ id: string }[]>`
      update doctor_patient_assignments
         set is_active = false, ended_at = greatest(now(), assignment_date), end_reason = ${endReason}
       where id = any (${ids}) and is_active and deleted_at is null
      returning id`
    return doneOrOvertaken(ids, ended)
  },
})

function outcomes(verdicts: Verdict[]): RowOutcome[] {
  return verdicts.map(({ id, message }) => (message ? { id, outcome: 'skipped', message } : { id, outcome: 'done' }))
}

function doneOrOvertaken(ids: string[], changed: { id: string }[]): RowOutcome[] {
  const done = new Set(changed.map(({ id }) => id))
  return ids.map((id) =>
    done.has(id) ? { id, outcome: 'done' } : { id, outcome: 'skipped', message: 'Somebody else was faster.' },
  )
}
