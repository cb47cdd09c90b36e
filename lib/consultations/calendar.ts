import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'
import type { ConsultationStatus, ConsultationType } from './vocabulary'

export type CalendarEntry = {
  id: string
  version: number
  durationMinutes: number | null
  startsAt: Date
  endsAt: Date
  status: ConsultationStatus
  type: ConsultationType
  patientId: string
  patientName: string
  doctorId: string
  doctorName: string | null
  /** Of how many on its day, where a calendar shows only the first. */
  ofDay: number
}
export type Period = { from: Date; until: Date }
type Days = Period & { zone: string; mostOfDay: number }

/** The appointments of a period by day, at most so many of each; cancelled ones last. Of one doctor, or of all. */
export async function readCalendar(scope: Scope, doctorId: string | null, days: Days): Promise<CalendarEntry[]> {
  const entries = await scope.db.$queryRaw<CalendarEntry[]>`
    with numbered as (
      select c.id, c.version, c.consultation_date, c.duration_minutes, c.status, c.consultation_type, c.patient_id, c.doctor_id,
             row_number() over day as at, count(*) over (partition by (c.consultation_date at time zone ${days.zone})::date)::integer as of_day
        from consultations c
       where c.consultation_date >= ${days.from} and c.consultation_date < ${days.until} and c.deleted_at is null
         and (${doctorId}::text is null or c.doctor_id = ${doctorId})
      window day as (partition by (c.consultation_date at time zone ${days.zone})::date
                         order by c.status = 'cancelled', c.consultation_date, c.id)
    )
    select n.id, n.version, n.duration_minutes as "durationMinutes", n.consultation_date as "startsAt", upper(app.visit_range(n.consultation_date, n.duration_minutes)) as "endsAt",
           n.status, n.consultation_type as type, n.patient_id as "patientId", p.name as "patientName",
           n.doctor_id as "doctorId", d.name as "doctorName", n.of_day as "ofDay"
      from numbered n
      join patients p on p.patient_id = n.patient_id
      left join app.doctor_directory d on d.doctor_id = n.doctor_id
     where n.at <= ${days.mostOfDay}
     order by n.consultation_date, n.id`
  note(scope, entries)
  return entries
}

export type DoctorOfDay = { doctorId: string; name: string | null; count: number }

/** The doctors who have appointments in a period, by name. */
export async function listDoctorsOf({ db }: Scope, { from, until }: Period): Promise<DoctorOfDay[]> {
  return db.$queryRaw<DoctorOfDay[]>`
    select c.doctor_id as "doctorId", d.name, c.count
      from (select doctor_id, count(*)::integer as count from consultations
             where consultation_date >= ${from} and consultation_date < ${until} and deleted_at is null
             group by doctor_id) c
      left join app.doctor_directory d on d.doctor_id = c.doctor_id
     order by d.name_key, c.doctor_id
     limit 2000`
}

/** The appointments of some doctors in a period. */
export async function readColumns(
  scope: Scope,
  doctorIds: string[],
  { from, until }: Period,
): Promise<CalendarEntry[]> {
  const entries = await scope.db.$queryRaw<CalendarEntry[]>`
    select c.id, c.version, c.duration_minutes as "durationMinutes", c.consultation_date as "startsAt",
           upper(app.visit_range(c.consultation_date, c.duration_minutes)) as "endsAt", c.status, c.consultation_type as type, c.patient_id as "patientId", p.name as "patientName",
           c.doctor_id as "doctorId", d.name as "doctorName", 0 as "ofDay"
      from consultations c
      join patients p on p.patient_id = c.patient_id
      left join app.doctor_directory d on d.doctor_id = c.doctor_id
     where c.doctor_id = any (${doctorIds}) and c.consultation_date >= ${from} and c.consultation_date < ${until}
       and c.deleted_at is null
     order by c.consultation_date, c.id
     limit 1000`
  note(scope, entries)
  return entries
}

export type DayCount = { date: string; scheduled: number; completed: number; cancelled: number; missed: number }

/** How many appointments each day of a period has, by what became of them. */
export async function countDays({ db }: Scope, { from, until, zone }: Period & { zone: string }): Promise<DayCount[]> {
  return db.$queryRaw<DayCount[]>`
    select to_char(consultation_date at time zone ${zone}, 'YYYY-MM-DD') as date,
           count(*) filter (where status = 'scheduled')::integer as scheduled,
           count(*) filter (where status = 'completed')::integer as completed,
           count(*) filter (where status = 'cancelled')::integer as cancelled,
           count(*) filter (where status = 'no-show')::integer as missed
      from consultations
     where consultation_date >= ${from} and consultation_date < ${until} and deleted_at is null
     group by 1 order by 1`
}

function note(scope: Scope, entries: CalendarEntry[]) {
  noteAccess(scope, {
    action: 'consultations.calendar',
    entity: 'consultations',
    listedPatientIds: [...new Set(entries.map(({ patientId }) => patientId))],
  })
}
