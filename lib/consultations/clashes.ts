import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { AppError } from '@/lib/errors/app-error'
import { clinicDate, clinicZone, formatMoment } from '@/lib/format/dates'
import { nearestFree, usualMinutes, type Span } from './free-times'

/** An appointment that is asked for. */
export type Wanted = {
  patientId: string
  doctorId: string
  consultationDate: Date
  durationMinutes: number | null
  consultationType: string
  /** Itself, when it exists already. */
  id?: string
}

export type Clash = Span & {
  id: string
  patientId: string
  patientName: string
  doctorId: string
  doctorName: string
  whose: 'doctor' | 'patient'
}

/** What stands in the way: appointments of the doctor, as the constraint sees them, and others of the patient. */
export async function findClashes(scope: Scope, wanted: Wanted): Promise<Clash[]> {
  const { patientId, doctorId, consultationDate: at, durationMinutes: minutes, id = '' } = wanted
  const doctorCounts = wanted.consultationType !== 'emergency'
  const found = await scope.db.$queryRaw<Clash[]>`
    with clashes as (
      select c.*, 'doctor' as whose from consultations c
       where ${doctorCounts} and c.doctor_id = ${doctorId} and c.id <> ${id}
         and app.visit_range(c.consultation_date, c.duration_minutes) && app.visit_range(${at}::timestamptz, ${minutes}::integer)
         and c.status = 'scheduled' and c.consultation_type <> 'emergency' and not c.overlap_allowed and c.deleted_at is null
      union all
      select c.*, 'patient' from consultations c
       where c.patient_id = ${patientId} and c.id <> ${id} and c.status = 'scheduled' and c.deleted_at is null
         and c.consultation_date between ${at}::timestamptz - interval '1 day' and ${at}::timestamptz + interval '1 day'
         and app.visit_range(c.consultation_date, c.duration_minutes) && app.visit_range(${at}::timestamptz, ${minutes}::integer)
    )
    select c.id, c.patient_id as "patientId", p.name as "patientName", c.doctor_id as "doctorId", d.name as "doctorName",
           c.consultation_date as "startsAt", upper(app.visit_range(c.consultation_date, c.duration_minutes)) as "endsAt", c.whose
      from clashes c
      join patients p on p.patient_id = c.patient_id
      left join app.doctor_directory d on d.doctor_id = c.doctor_id
     order by c.whose, c.consultation_date, c.id
     limit 10`
  noteAccess(scope, {
    action: 'consultations.clashes',
    entity: 'consultations',
    listedPatientIds: [...new Set(found.map((clash) => clash.patientId))],
  })
  const ofDoctor = new Set(found.filter(({ whose }) => whose === 'doctor').map((clash) => clash.id))
  return found.filter(({ id: other, whose }) => whose === 'doctor' || !ofDoctor.has(other))
}

/** The three times nearest to the wanted one at which both doctor and patient are free. */
export async function findFreeTimes({ db }: Scope, wanted: Wanted, now = new Date()): Promise<Date[]> {
  const { patientId, doctorId, consultationDate: at, durationMinutes, id = '' } = wanted
  const busy = await db.$queryRaw<Span[]>`
    select c.consultation_date as "startsAt", upper(app.visit_range(c.consultation_date, c.duration_minutes)) as "endsAt"
      from consultations c
     where (c.doctor_id = ${doctorId} or c.patient_id = ${patientId}) and c.id <> ${id}
       and c.status = 'scheduled' and c.deleted_at is null
       and c.consultation_date between ${at}::timestamptz - interval '31 days' and ${at}::timestamptz + interval '31 days'
     order by 1, 2
     limit 5000`
  return nearestFree({ at, minutes: durationMinutes ?? usualMinutes, now, zone: clinicZone() }, busy)
}

/**
 * Refuses an appointment that meets another one of the doctor or the patient, saying whose, from when to when, and what is
 * free near it. Whoever else books this doctor waits until this transaction ends. Returns whether it meets one of the
 * doctor, which `allowed` lets it.
 */
export async function refuseClash(scope: Scope, wanted: Wanted, allowed: boolean, field?: string): Promise<boolean> {
  await scope.db.$executeRaw`select app.hold_doctors_calendar(${wanted.doctorId})`
  const clashes = await findClashes(scope, wanted)
  const [first] = clashes
  if (!first || allowed) return clashes.some(({ whose }) => whose === 'doctor')
  const free = await findFreeTimes(scope, wanted)
  throw new AppError('doctor-busy', {
    field,
    message: `${describeClash(first)} ${describeFree(free, wanted.consultationDate, scope.viewer.role === 'admin')}`,
  })
}

export function describeClash({ whose, patientName, doctorName, startsAt, endsAt }: Clash): string {
  const when = `${formatMoment(startsAt, 'dateTime')} to ${formatMoment(endsAt, 'time')}`
  return whose === 'doctor'
    ? `${doctorTitle(doctorName)} has another appointment then, with ${patientName}: ${when}.`
    : `${patientName} has another appointment then, with ${doctorTitle(doctorName)}: ${when}.`
}

/** Only administrators let appointments overlap. */
function describeFree(free: Date[], at: Date, mayOverlap: boolean) {
  const way = mayOverlap ? 'Choose another time, or allow the overlap.' : 'Choose another time.'
  if (free.length === 0) return way
  const sameDay = free.every((moment) => clinicDate(moment) === clinicDate(at))
  const [last, ...others] = free.map((moment) => formatMoment(moment, sameDay ? 'time' : 'dateTime')).reverse()
  const named = others.length > 0 ? `${others.reverse().join('; ')} or ${last}` : last
  return `Free near it: ${named}. ${way}`
}
