import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { formatMoment } from '@/lib/format/dates'
import { refuseClash } from './clashes'
import { nameless } from './own-visit-commands'
import { saysAnything, type MeasuredAtVisit } from './note-assessment'
import { staleNote, type MeasuredNow } from './note-stale'
import type { AmendNoteInput, NewNoteInput, NoteTexts, WriteNoteInput } from './note-schema'
import { columnOfField, noteFields } from './note-vocabulary'

export type Written = { id: string; isNew: boolean; isSigned: boolean }

/** Writes the note of a visit in the calendar: as a draft, or completed and signed in one step. */
export async function writeNote(scope: Scope, input: WriteNoteInput): Promise<Written> {
  const visit = await readOwnVisit(scope, input.id)
  const signs = input.intent === 'sign'
  if (signs && visit.consultationDate.getTime() > Date.now())
    throw new AppError('value-not-allowed', {
      message: `This visit begins ${formatMoment(visit.consultationDate, 'dateTime')} only. Save the note as a draft, and sign it when the visit has taken place.`,
    })
  const texts = { ...textsOf(input), durationMinutes: input.durationMinutes ?? visit.durationMinutes }
  const data = { ...texts, ...(signs && { status: 'completed' }) }
  const measured = await readMeasured(scope, input)
  const stale = () => staleNote(scope, { ...input, texts }, measured && { now: measured, given: input })
  if (measured && measured.version !== measured.began) throw await stale()
  const { count } = await scope.db.consultation.updateMany({
    where: { id: visit.id, version: input.version, signedAt: null, deletedAt: null },
    data,
  })
  if (count === 0) throw await stale()
  await finish(scope, { ...visit, isBooked: visit.nextId !== null }, input, measured)
  return { id: visit.id, isNew: false, isSigned: signs }
}

/** Writes the note of a visit that nobody had booked, and with it the visit. */
export async function writeNewNote(scope: Scope, input: NewNoteInput): Promise<Written> {
  if (input.consultationDate.getTime() > Date.now())
    throw new AppError('value-not-allowed', {
      field: 'consultationDate',
      message: 'A note is of a visit that has begun. Enter now or an earlier time.',
    })
  await requirePatient(scope, input.patientId)
  const texts = textsOf(input)
  const [visit] = await scope.db.$queryRaw<{ id: string }[]>`
    insert into consultations (patient_id, doctor_id, consultation_date, consultation_type, status, duration_minutes,
                               fee_charged, chief_complaint, findings, assessment, diagnosis, prescription, notes)
    select ${input.patientId}, d.doctor_id, ${input.consultationDate}::timestamptz, ${input.consultationType}, 'completed',
           ${input.durationMinutes}::integer, d.consultation_fee, ${texts.chiefComplaint}, ${texts.findings},
           ${texts.assessment}, ${texts.diagnosis}, ${texts.prescription}, ${texts.notes}
      from doctors d where d.doctor_id = ${scope.viewer.doctorId}
    returning id`
  if (!visit) throw new AppError('forbidden')
  await finish(scope, { ...visit, ...input, isBooked: false }, input, null)
  return { id: visit.id, isNew: true, isSigned: input.intent === 'sign' }
}

/** Changes what a signed note says; what it said before, by whom and why stays with it. */
export async function amendNote(scope: Scope, { id, version, reason, ...texts }: AmendNoteInput): Promise<string> {
  const says = Object.fromEntries(noteFields.map((field) => [columnOfField(field), texts[field]]))
  const [visit] = await scope.db.$queryRaw<{ version: number }[]>`
    select version from consultations where id = ${id} and deleted_at is null`
  if (!visit) throw new AppError('not-found')
  if (visit.version !== version) throw await staleNote(scope, { id, version, texts })
  const [amended] = await scope.db.$queryRaw<{ fields: number }[]>`
    select app.amend_consultation(${id}, ${version}::integer, ${JSON.stringify(says)}::jsonb, ${reason}) as fields`
  if (!amended?.fields)
    throw new AppError('value-not-allowed', {
      message: 'Nothing was changed. Change what was wrong, or leave the note as it is.',
    })
  return id
}

type Visit = { id: string; patientId: string; consultationDate: Date; isBooked: boolean }
type Rest = MeasuredAtVisit & Pick<WriteNoteInput, 'intent' | 'nextVisitDate' | 'nextType' | 'nextMinutes'>

async function finish(scope: Scope, visit: Visit, input: Rest, kept: MeasuredNow | null) {
  await recordMeasured(scope, visit, input, kept)
  if (input.nextVisitDate && !visit.isBooked) await bookNext(scope, visit, input.nextVisitDate, input)
  if (input.intent === 'sign') await scope.db.$queryRaw`select app.sign_consultation(${visit.id})`
}

async function readOwnVisit({ db, viewer }: Scope, id: string) {
  const [visit] = await db.$queryRaw<
    {
      id: string
      patientId: string
      doctorId: string
      consultationDate: Date
      status: string
      durationMinutes: number | null
      signedAt: Date | null
      nextId: string | null
    }[]
  >`
    select c.id, c.patient_id as "patientId", c.doctor_id as "doctorId", c.consultation_date as "consultationDate",
           c.status, c.duration_minutes as "durationMinutes", c.signed_at as "signedAt",
           (select b.id from consultations b
             where b.booked_in = c.id and b.status <> 'cancelled' and b.deleted_at is null limit 1) as "nextId"
      from consultations c where c.id = ${id} and c.deleted_at is null`
  if (!visit) throw new AppError('not-found')
  if (visit.doctorId !== viewer.doctorId) throw new AppError('note-of-another')
  if (visit.signedAt) throw new AppError('note-signed')
  if (!['scheduled', 'completed'].includes(visit.status))
    throw new AppError('not-now', {
      message:
        'This appointment did not take place, so there is no note to write. Write the note of a new visit instead.',
    })
  return visit
}

/** What was measured at the visit until now, and which version of it the form showed. */
async function readMeasured(
  { db, viewer }: Scope,
  { id, measuredVersion, measuredSeen }: WriteNoteInput,
): Promise<MeasuredNow | null> {
  const [kept] = await db.$queryRaw<{ id: string; version: number }[]>`
    select id, version from clinical_assessments
     where consultation_id = ${id} and doctor_id = ${viewer.doctorId} and deleted_at is null
     order by assessed_at desc, id desc limit 1`
  return kept ? { ...kept, began: measuredSeen ?? measuredVersion ?? null } : null
}

/** What was measured goes where all measurements are; emptied again, it goes to the trash. */
async function recordMeasured(
  scope: Scope,
  { id, patientId, consultationDate }: Visit,
  given: Rest,
  kept: MeasuredNow | null,
) {
  const { db, viewer } = scope
  if (kept && !saysAnything(given)) {
    await db.$queryRaw`select app.withdraw_assessment(${kept.id}, 'Emptied in the note')`
  } else if (kept) {
    await db.$executeRaw`
      update clinical_assessments
         set hoehn_yahr_stage = ${given.hoehnYahrStage}::numeric, mds_updrs_part_1 = ${given.part1}::smallint,
             mds_updrs_part_2 = ${given.part2}::smallint, mds_updrs_part_3 = ${given.part3}::smallint,
             mds_updrs_part_4 = ${given.part4}::smallint, medication_state = ${given.medicationState},
             hours_since_last_dose = ${given.hoursSinceLastDose}::numeric,
             deep_brain_stimulation = ${given.deepBrainStimulation}, conclusion = ${given.conclusion},
             patient_knows = ${given.patientKnows}
       where id = ${kept.id}`
  } else if (saysAnything(given)) {
    await db.$executeRaw`
      insert into clinical_assessments (patient_id, doctor_id, consultation_id, assessed_at, hoehn_yahr_stage,
                                        mds_updrs_part_1, mds_updrs_part_2, mds_updrs_part_3, mds_updrs_part_4,
                                        medication_state, hours_since_last_dose, deep_brain_stimulation, conclusion,
                                        patient_knows)
      values (${patientId}, ${viewer.doctorId}, ${id}, least(${consultationDate}::timestamptz, now()),
              ${given.hoehnYahrStage}::numeric, ${given.part1}::smallint, ${given.part2}::smallint,
              ${given.part3}::smallint, ${given.part4}::smallint, ${given.medicationState},
              ${given.hoursSinceLastDose}::numeric, ${given.deepBrainStimulation}, ${given.conclusion},
              ${given.patientKnows})`
  }
}

async function bookNext(scope: Scope, visit: Visit, at: Date, { nextType, nextMinutes }: Rest) {
  const field = 'nextVisitDate'
  const { viewer, db } = scope
  if (at <= visit.consultationDate || at.getTime() <= Date.now())
    throw new AppError('value-not-allowed', {
      field,
      message: 'The next visit must be still to come. Enter a later time.',
    })
  const doctorId = viewer.doctorId ?? ''
  const wanted = { patientId: visit.patientId, doctorId, consultationDate: at, consultationType: nextType }
  await refuseClash(scope, { ...wanted, durationMinutes: nextMinutes }, false, field)
  await nameless(
    field,
    at,
    () => db.$executeRaw`
      insert into consultations (patient_id, doctor_id, consultation_date, consultation_type, duration_minutes, fee_charged,
                                 booked_in)
      select ${visit.patientId}, d.doctor_id, ${at}::timestamptz, ${nextType}, ${nextMinutes}::integer, d.consultation_fee,
             ${visit.id}
        from doctors d where d.doctor_id = ${doctorId}`,
  )
  await db.consultation.updateMany({ where: { id: visit.id }, data: { nextVisitDate: at } })
}

async function requirePatient({ db }: Scope, patientId: string) {
  const patient = await db.patient.findFirst({ where: { patientId, deletedAt: null }, select: { patientId: true } })
  if (!patient) throw new AppError('not-found')
}

function textsOf(input: NoteTexts): NoteTexts {
  const { chiefComplaint, findings, assessment, diagnosis, prescription, notes } = input
  return { chiefComplaint, findings, assessment, diagnosis, prescription, notes }
}
