import { iso, longDate, minute } from './clock.ts'
import { motorScore, stageAt, type Stage } from './disease.ts'
import { aConsultation } from './factories.ts'
import {
  absences, cancellations, complaints, emergencyComplaints, examinations, groupOf, otherFindings, plans,
} from './findings.ts'
import type { Life } from './life.ts'
import { asText, parkinsonMedicines } from './medicines.ts'
import type { Programme } from './programme.ts'
import type { Random } from './random.ts'
import type { ConsultationRow } from './rows.ts'
import type { Visit } from './visits.ts'

/** The screening that a visit talks about. */
export type Discussed = { sessionId: string; scannedAt: number; result: string | null }

export function visitRow(
  random: Random, { now }: Programme, life: Life, patientId: string, visit: Visit, discussed: Discussed | null,
): ConsultationRow {
  const ended = visit.startsAt + visit.durationMinutes * minute
  const changed = visit.status === 'scheduled' ? visit.bookedAt
    : visit.status === 'cancelled' ? Math.min(visit.bookedAt + 0.8 * (visit.startsAt - visit.bookedAt), now)
      : Math.min(ended, now)
  return aConsultation({
    id: visit.id,
    patient_id: patientId,
    doctor_id: visit.doctor.doctorId,
    session_id: discussed?.sessionId ?? null,
    consultation_date: iso(visit.startsAt),
    consultation_type: visit.type,
    status: visit.status,
    duration_minutes: visit.durationMinutes,
    fee_charged: visit.status === 'completed' ? visit.doctor.fee * (visit.durationMinutes > 30 ? 1.5 : 1) : null,
    next_visit_date: visit.nextAt === null ? null : iso(visit.nextAt),
    created_at: iso(visit.bookedAt),
    updated_at: iso(changed),
    ...wordsOf(random, life, visit, discussed),
  })
}

/** From the second visit on, or at once when the signs are clear: the clinician's own conclusion. */
export function isRecognised(life: Life, { heldBefore, startsAt }: Visit): boolean {
  const stage = stageAt(life.course, startsAt)
  return stage > 0 && (heldBefore > 0 || stage >= 1.5)
}

type Words = Pick<ConsultationRow, 'chief_complaint' | 'diagnosis' | 'prescription' | 'notes'>

function wordsOf(random: Random, life: Life, visit: Visit, discussed: Discussed | null): Words {
  const stage = stageAt(life.course, visit.startsAt)
  const chief_complaint = withSide(life, complaintOf(random, life, visit, stage))
  const nothing = { chief_complaint, diagnosis: null, prescription: null, notes: null }
  if (visit.status === 'scheduled') return nothing
  if (visit.status === 'cancelled') return { ...nothing, notes: random.pick(cancellations) }
  if (visit.status === 'no-show') return { ...nothing, notes: random.pick(absences) }
  const notes = [
    visit.heldBefore === 0 && visit.type !== 'emergency' ? 'First visit. ' : '',
    `${examinationOf(random, life, visit, stage)} ${planOf(random, life, visit, stage)}`,
    discussed?.result ? ` Scan of ${longDate(discussed.scannedAt)} discussed; the model said ${discussed.result}.` : '',
  ].join('')
  return {
    chief_complaint,
    diagnosis: conclusionOf(life, visit, stage),
    prescription: prescriptionOf(random, life, visit, stage),
    notes: withSide(life, notes),
  }
}

function complaintOf(random: Random, life: Life, visit: Visit, stage: Stage | 0): string {
  if (visit.type === 'emergency') return random.pick(emergencyComplaints[stage > 0 ? 'parkinsons' : 'other'])
  const list = stage === 0 ? otherFindings[life.otherCondition].complaints : complaints[groupOf(stage)]
  return random.pick(visit.heldBefore === 0 ? list.filter((text) => text !== 'Control visit') : list)
}

function examinationOf(random: Random, life: Life, visit: Visit, stage: Stage | 0): string {
  if (visit.type === 'emergency') {
    return `Awake; blood pressure ${random.integer(105, 178)}/${random.integer(62, 95)} mmHg, temperature normal.`
  }
  const score = motorScore(random, life.course, visit.startsAt, life.slope)
  if (visit.type === 'telemedicine') return 'By video; motor score not taken.'
  if (stage === 0) return `MDS-UPDRS III ${score}. ${otherFindings[life.otherCondition].examination}`
  // Without medicine the score is higher; who takes it long enough comes with good and bad hours.
  const isOff = stage >= 2.5 && random.chance(0.2)
  const points = isOff ? score + random.integer(8, 16) : score
  const state = isRecognised(life, visit) && visit.heldBefore > 0 ? (isOff ? ' (off)' : ' (on)') : ''
  return `MDS-UPDRS III ${points}${state}, Hoehn and Yahr stage ${stage}. ${random.pick(examinations[groupOf(stage)])}`
}

function planOf(random: Random, life: Life, visit: Visit, stage: Stage | 0): string {
  if (visit.type === 'emergency') {
    return random.pick(['Stable after two hours; went home.', 'Sent to the emergency department.', 'Medicines given; better.'])
  }
  if (stage === 0) return random.pick(otherFindings[life.otherCondition].plan)
  return isRecognised(life, visit) ? random.pick(plans[groupOf(stage)]) : 'Signs are slight; see again with the scan.'
}

function conclusionOf(life: Life, visit: Visit, stage: Stage | 0): string | null {
  if (stage === 0) return visit.heldBefore === 0 && visit.type === 'emergency' ? null : life.otherCondition
  return isRecognised(life, visit) ? `Parkinson's disease, Hoehn and Yahr stage ${stage}` : 'Parkinsonism, to be clarified'
}

function prescriptionOf(random: Random, life: Life, visit: Visit, stage: Stage | 0): string | null {
  if (!isRecognised(life, visit) || (visit.heldBefore > 0 && random.chance(0.3))) return null
  const medicines = parkinsonMedicines(life, stage)
  return medicines.length === 0 ? null : medicines.map(asText).join('\n')
}

function withSide({ side }: Life, text: string): string {
  if (!text.includes('{side}')) return text
  const filled = text.replaceAll('{side}', side)
  return filled.charAt(0).toUpperCase() + filled.slice(1)
}
