import type { Chart } from './chart.ts'
import { iso, minute } from './clock.ts'
import { anAssessment } from './review-factories.ts'
import type { Random } from './random.ts'
import type { AssessmentRow } from './review-rows.ts'
import type { ConsultationRow } from './rows.ts'
import { isRecognised } from './visit-rows.ts'
import type { Visit } from './visits.ts'

/**
 * What the clinician wrote into the notes of a visit, as figures: the motor score, the stage and the state are read from
 * those words, so that the two never contradict each other. The other totals follow the motor score.
 */
export function writeAssessment(random: Random, chart: Chart, visit: Visit, consultation: ConsultationRow) {
  const { life, patientId, sink, programme } = chart
  const written = /MDS-UPDRS III (\d+)(?: \((on|off)\))?(?:, Hoehn and Yahr stage (\d(?:\.\d)?))?/.exec(
    consultation.notes ?? '',
  )
  const wanted = random.chance(programme.assessed)
  if (patientId === null || !written || !wanted) return
  const points = Number(written[1])
  const stage = written[3] === undefined ? null : Number(written[3])
  const examinedAt = visit.startsAt + visit.durationMinutes * minute
  const conclusion = conclusionOf(random, stage, isRecognised(life, visit), visit.heldBefore)
  sink(
    'clinical_assessments',
    anAssessment({
      id: random.id(examinedAt),
      patient_id: patientId,
      doctor_id: visit.doctor.doctorId,
      consultation_id: visit.id,
      assessed_at: iso(examinedAt),
      hoehn_yahr_stage: stage,
      ...totals(random, points, stage),
      ...stateOf(random, written[2], stage),
      conclusion,
      note: null,
      patient_knows: conclusion !== null || stage !== null, // told at the visit, whose note says it as well
      created_at: iso(examinedAt),
      updated_at: iso(examinedAt),
    }),
  )
}

/** Drawn when the signs are clear, or when a second visit found none of the disease; said again now and then. */
function conclusionOf(random: Random, stage: number | null, recognised: boolean, heldBefore: number) {
  if (stage === null) return heldBefore > 0 && random.chance(0.6) ? 'not-parkinsons-disease' : null
  return recognised && (heldBefore <= 1 || random.chance(0.3)) ? 'parkinsons-disease' : null
}

function totals(random: Random, points: number, stage: number | null) {
  const near = (share: number, spread: number, most: number) =>
    Math.max(0, Math.min(most, Math.round(points * share + random.normal(0, spread))))
  return {
    mds_updrs_part_1: near(0.32, 2, 52),
    mds_updrs_part_2: near(0.38, 2, 52),
    mds_updrs_part_3: points,
    mds_updrs_part_4: stage !== null && stage >= 2.5 ? near(0.1, 1.5, 24) : 0,
  }
}

function stateOf(
  random: Random,
  state: string | undefined,
  stage: number | null,
): Pick<AssessmentRow, 'medication_state' | 'hours_since_last_dose' | 'deep_brain_stimulation'> {
  const isStimulated = stage !== null && stage >= 3 && random.chance(0.04)
  return {
    medication_state: state === 'on' || state === 'off' ? state : null,
    hours_since_last_dose:
      state === 'on' ? random.integer(1, 6) / 2 : state === 'off' ? random.integer(10, 26) / 2 : null,
    deep_brain_stimulation: stage === null ? null : isStimulated ? 'on' : 'none',
  }
}
