import type { Edited } from './edited.ts'

/** What clinicians say: rows as the tables hold them (rows.ts). */
export type AssessmentRow = Edited & {
  id: string
  patient_id: string
  doctor_id: string | null
  consultation_id: string | null
  assessed_at: string
  hoehn_yahr_stage: number | null
  mds_updrs_part_1: number | null
  mds_updrs_part_2: number | null
  mds_updrs_part_3: number | null
  mds_updrs_part_4: number | null
  medication_state: 'on' | 'off' | null
  hours_since_last_dose: number | null
  deep_brain_stimulation: 'none' | 'on' | 'off' | null
  conclusion: 'parkinsons-disease' | 'not-parkinsons-disease' | null
  note: string | null
  patient_knows: boolean
}

export type ReviewRow = Edited & {
  id: string
  prediction_id: string
  patient_id: string | null
  verdict: 'agreed' | 'disagreed' | 'not-usable'
  reason: string | null
  assessment_id: string | null
  reviewed_by: string | null
  doctor_id: string | null
  reviewed_at: string
  ended_at: string | null
  ended_by: string | null
  ended_reason: 'corrected' | 'reopened' | null
  end_note: string | null
}
