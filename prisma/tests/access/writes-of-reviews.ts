import type { Name } from './world.ts'
import { by, type Write } from './write.ts'

const newReview = (patient: string, doctor: string, more = { column: 'reason', value: `'seen'` }) =>
  `insert into prediction_reviews (prediction_id, verdict, reviewed_by, doctor_id, ${more.column})
   values ('prediction-${patient}', 'agreed', 'user-${doctor}', 'doctor-${doctor}', ${more.value})`
const endReview = (patient: string, by_: string) =>
  `update prediction_reviews set ended_at = now(), ended_by = 'user-${by_}', ended_reason = 'corrected'
    where id = 'review-${patient}'`
const newAssessment = (patient: string, doctor: string, consultation = 'null') =>
  `insert into clinical_assessments (patient_id, doctor_id, consultation_id, hoehn_yahr_stage)
   values ('patient-${patient}', 'doctor-${doctor}', ${consultation}, 2.5)`
const changeAssessment = (patient: string) =>
  `update clinical_assessments set hoehn_yahr_stage = 3 where id = 'assessment-${patient}'`

const doctorOfThePatient: Write[] = [
  ...by('dora', 'prediction_reviews', {
    done: [
      newReview('ana', 'dora'),
      newReview('ana', 'dora', { column: 'assessment_id', value: `'assessment-ana'` }),
      endReview('ana', 'dora'),
    ],
    nothing: [endReview('beatrice', 'dora'), endReview('ana-trashed', 'dora'), endReview('ended-ana', 'dora')],
    forbidden: [
      newReview('beatrice', 'dora'),
      newReview('ana', 'eli'),
      // a result that is in the trash, an assessment of somebody else
      newReview('ana-trashed', 'dora'),
      newReview('ana', 'dora', { column: 'assessment_id', value: `'assessment-beatrice'` }),
      // in the name of somebody else, whose review it would seem to be
      `insert into prediction_reviews (prediction_id, verdict, reviewed_by, doctor_id)
       values ('prediction-ana', 'agreed', 'user-eli', 'doctor-dora')`,
      newReview('ana', 'dora', { column: 'patient_id', value: `'patient-ana'` }),
      newReview('ana', 'dora', { column: 'reviewed_at', value: 'now()' }),
      newReview('ana', 'dora', { column: 'ended_at', value: 'now()' }),
      endReview('ana', 'eli'),
      `update prediction_reviews set verdict = 'agreed'`,
      `update prediction_reviews set reason = 'x'`,
      `update prediction_reviews set deleted_at = now()`,
      `delete from prediction_reviews`,
    ],
  }),
  ...by('dora', 'clinical_assessments', {
    done: [
      newAssessment('ana', 'dora'),
      newAssessment('ana', 'dora', `'consultation-ana'`),
      changeAssessment('ana'),
      `update clinical_assessments set patient_knows = true where id = 'assessment-ana'`,
    ],
    nothing: [changeAssessment('beatrice'), changeAssessment('ana-trashed'), changeAssessment('xena-ana')],
    forbidden: [
      newAssessment('beatrice', 'dora'),
      newAssessment('ana', 'eli'),
      newAssessment('ana', 'dora', `'consultation-beatrice'`),
      `update clinical_assessments set patient_id = 'patient-beatrice'`,
      `update clinical_assessments set doctor_id = 'doctor-eli'`,
      `update clinical_assessments set deleted_at = now()`,
      `delete from clinical_assessments`,
    ],
  }),
  // nobody edits what a model said
  ...by('dora', 'predictions', {
    forbidden: [`update predictions set binary_result = 'negative'`, `update predictions set superseded_by = null`],
  }),
]

/** Who treats Ana no longer, not yet, never did, or not at all: the same sentences, refused. */
const nobodyElse: Write[] = (['xena', 'sam', 'pia', 'tom', 'eli'] as const).flatMap((name) => [
  ...by(name, 'prediction_reviews', { nothing: [endReview('ana', name)], forbidden: [newReview('ana', name)] }),
  ...by(name, 'clinical_assessments', {
    nothing: [changeAssessment('ana')],
    forbidden: [newAssessment('ana', name)],
  }),
])
const notAsOtherRoles: Write[] = (['adam', 'ana'] as const satisfies Name[]).flatMap((name) => [
  ...by(name, 'prediction_reviews', {
    forbidden: [newReview('ana', 'dora'), endReview('ana', name), `delete from prediction_reviews`],
  }),
  ...by(name, 'clinical_assessments', { forbidden: [newAssessment('ana', 'dora'), changeAssessment('ana')] }),
])

export const writesOfReviews: Write[] = [...doctorOfThePatient, ...nobodyElse, ...notAsOtherRoles]
