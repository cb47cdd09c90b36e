import { day, iso, longDate, minute } from './clock.ts'
import { motorScore, stageAt, type Stage } from './disease.ts'
import { aConsultation } from './factories.ts'
import {
  absences,
  cancellations,
  complaints,
  emergencyComplaints,
  emergencyEnds,
  examinations,
  groupOf,
  otherFindings,
  plans,
} from './findings.ts'
import type { Life } from './life.ts'
import { asText, parkinsonMedicines } from './medicines.ts'
import type { Chart } from './chart.ts'
import type { Random } from './random.ts'
import type { ConsultationRow } from './rows.ts'
import type { Visit } from './visits.ts'

/** The screening that a visit talks about. */
type Discussed = { sessionId: string; scannedAt: number; result: string | null }

/** What earlier visits of the same person said, so that the next one does not repeat it word for word. */
export type Told = { said: Set<string>; prescription: string | null }

export function visitRow(
  random: Random,
  { life, patientId, programme: { now } }: Chart,
  visit: Visit,
  discussed: Discussed | null,
  told: Told,
): ConsultationRow {
  const ended = visit.startsAt + visit.durationMinutes * minute
  const changed =
    visit.status === 'scheduled'
      ? visit.bookedAt
      : visit.status === 'cancelled'
        ? visit.bookedAt + 0.8 * (visit.startsAt - visit.bookedAt)
        : ended
  return aConsultation({
    id: visit.id,
    patient_id: patientId ?? '',
    doctor_id: visit.doctor.doctorId,
    session_id: discussed?.sessionId ?? null,
    consultation_date: iso(visit.startsAt),
    consultation_type: visit.type,
    status: visit.status,
    duration_minutes: visit.durationMinutes,
    fee_charged: visit.status === 'completed' ? visit.doctor.fee * (visit.durationMinutes > 30 ? 1.5 : 1) : null,
    next_visit_date: visit.nextAt === null ? null : iso(visit.nextAt),
    ...signatureOf(visit, ended, now),
    created_at: iso(visit.bookedAt),
    updated_at: iso(Math.min(changed, now)),
    ...(visit.status === 'completed'
      ? wordsOfHeld(random, life, visit, discussed, told)
      : wordsOfOther(random, life, visit, discussed, told)),
  })
}

/** Signed right after the visit; the notes of the last days are still drafts. */
function signatureOf({ status, doctor }: Visit, ended: number, now: number) {
  const isSigned = status === 'completed' && ended < now - 4 * day
  return isSigned ? { signed_at: iso(ended), signed_by: doctor.userId } : { signed_at: null, signed_by: null }
}

/** From the second visit on, or at once when the signs are clear: the clinician's own conclusion. */
export function isRecognised(life: Life, { heldBefore, startsAt }: Visit): boolean {
  const stage = stageAt(life.course, startsAt)
  return stage > 0 && (heldBefore > 0 || stage >= 1.5)
}

type Words = Pick<ConsultationRow, 'chief_complaint' | 'diagnosis' | 'prescription' | 'notes'>

function wordsOfHeld(random: Random, life: Life, visit: Visit, discussed: Discussed | null, told: Told): Words {
  const stage = stageAt(life.course, visit.startsAt)
  const chief_complaint = complaintOf(random, life, visit, stage, told)
  const examination =
    visit.type === 'emergency'
      ? `Awake; blood pressure ${random.integer(105, 178)}/${random.integer(62, 95)} mmHg, temperature normal.`
      : examinationOf(random, life, visit, stage, told)
  const notes = [
    ...(visit.heldBefore === 0 && visit.type !== 'emergency' ? ['First visit.'] : []),
    examination,
    planOf(random, life, visit, stage, told),
    ...(discussed?.result
      ? [`Scan of ${longDate(discussed.scannedAt)} discussed; the model said ${discussed.result}.`]
      : []),
  ].join(' ')
  const prescription = prescriptionOf(random, life, visit, stage, told)
  return { chief_complaint, diagnosis: conclusionOf(life, visit, stage), prescription, notes: withSide(life, notes) }
}

/** Booked, missed or cancelled: only why, and what became of it. */
function wordsOfOther(random: Random, life: Life, visit: Visit, discussed: Discussed | null, told: Told): Words {
  const isRoutine = visit.heldBefore > 0 && random.chance(0.7)
  const chief_complaint = discussed
    ? 'Discussion of the scan'
    : isRoutine
      ? 'Control visit'
      : complaintOf(random, life, visit, stageAt(life.course, visit.startsAt), told)
  const notes =
    visit.status === 'cancelled'
      ? random.pick(cancellations)
      : visit.status === 'no-show'
        ? random.pick(absences)
        : null
  return { chief_complaint, diagnosis: null, prescription: null, notes }
}

function complaintOf(random: Random, life: Life, visit: Visit, stage: Stage | 0, { said }: Told): string {
  if (visit.type === 'emergency') return fresh(random, emergencyComplaints[stage > 0 ? 'parkinsons' : 'other'], said)
  const list = stage === 0 ? otherFindings[life.otherCondition].complaints : complaints[groupOf(stage)]
  const fitting = visit.heldBefore === 0 ? list.filter((text) => text !== 'Control visit') : list
  return withSide(life, fresh(random, fitting, said))
}

function examinationOf(random: Random, life: Life, visit: Visit, stage: Stage | 0, told: Told): string {
  const { said, prescription } = told
  const score = motorScore(random, life.course, visit.startsAt, life.slope)
  if (visit.type === 'telemedicine') return 'By video; motor score not taken.'
  if (stage === 0) return `MDS-UPDRS III ${score}. ${otherFindings[life.otherCondition].examination}`
  // Without medicine the score is higher; who takes it long enough comes with good and bad hours.
  const isOff = prescription !== null && stage >= 2.5 && random.chance(0.2)
  const points = isOff ? score + random.integer(8, 16) : score
  const state = prescription === null ? '' : isOff ? ' (off)' : ' (on)'
  const finding = fresh(random, examinations[groupOf(stage)], said)
  return `MDS-UPDRS III ${points}${state}, Hoehn and Yahr stage ${stage}. ${finding}`
}

function planOf(random: Random, life: Life, visit: Visit, stage: Stage | 0, { said }: Told): string {
  if (visit.type === 'emergency') return random.pick(emergencyEnds)
  if (stage === 0) return fresh(random, otherFindings[life.otherCondition].plan, said)
  if (!isRecognised(life, visit)) return 'Signs are slight; see again in some months.'
  return fresh(random, plans[groupOf(stage)], said)
}

function conclusionOf(life: Life, visit: Visit, stage: Stage | 0): string | null {
  if (stage === 0) return visit.type === 'emergency' ? null : life.otherCondition
  if (!isRecognised(life, visit)) return 'Parkinsonism, to be clarified'
  return `Parkinson's disease, Hoehn and Yahr stage ${stage}`
}

/** Always when the medicines change; otherwise whenever they run out. */
function prescriptionOf(random: Random, life: Life, visit: Visit, stage: Stage | 0, told: Told): string | null {
  if (!isRecognised(life, visit) || visit.type === 'emergency') return null
  const text = parkinsonMedicines(life, stage).map(asText).join('\n')
  if (text === told.prescription && random.chance(0.4)) return null
  told.prescription = text
  return text
}

/** Something of the list that was not said of this person yet; when all was, anything. */
function fresh(random: Random, list: readonly string[], said: Set<string>): string {
  const left = list.filter((text) => !said.has(text))
  const text = random.pick(left.length > 0 ? left : list)
  said.add(text)
  return text
}

function withSide({ side }: Life, text: string): string {
  if (!text.includes('{side}')) return text
  const filled = text.replaceAll('{side}', side)
  return filled.charAt(0).toUpperCase() + filled.slice(1)
}
