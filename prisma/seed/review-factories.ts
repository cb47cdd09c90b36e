import type { With } from './factories.ts'
import { latest, madeAt, nextId } from './factory-clock.ts'
import type { AssessmentRow, ReviewRow } from './review-rows.ts'

/** A clinician's own: the stage and nothing else, unless the test says otherwise. */
export function anAssessment(overrides: With<AssessmentRow, 'patient_id'>, prefix = 'test'): AssessmentRow {
  return {
    id: overrides.id ?? nextId(prefix, 'assessment'),
    doctor_id: null,
    consultation_id: null,
    assessed_at: latest(),
    hoehn_yahr_stage: 2,
    mds_updrs_part_1: null,
    mds_updrs_part_2: null,
    mds_updrs_part_3: null,
    mds_updrs_part_4: null,
    medication_state: null,
    hours_since_last_dose: null,
    deep_brain_stimulation: null,
    conclusion: null,
    note: null,
    patient_knows: false,
    ...madeAt(),
    ...overrides,
  }
}

/** Without `patient_id` the database takes the result's. */
export function aReview(overrides: With<ReviewRow, 'prediction_id'>, prefix = 'test'): ReviewRow {
  return {
    id: overrides.id ?? nextId(prefix, 'review'),
    patient_id: null,
    verdict: 'agreed',
    reason: null,
    assessment_id: null,
    reviewed_by: null,
    doctor_id: null,
    reviewed_at: latest(),
    ended_at: null,
    ended_by: null,
    ended_reason: null,
    end_note: null,
    ...madeAt(),
    ...overrides,
  }
}
