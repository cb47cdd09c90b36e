import type pg from 'pg'
import type { Making } from '../support/test'

/** A patient and their doctor, with a visit held and signed, one held and not signed, and one to come; a note of 2020. */
export async function aPatientInCare(make: Making, db: pg.Client) {
  const doctor = await make.doctor('Dr Ines Portal')
  const patient = await make.patient('Pia Portal')
  await make.assignment(doctor, patient)
  await db.query(
    `insert into consultations (patient_id, doctor_id, status, consultation_date, duration_minutes, chief_complaint,
                                diagnosis, prescription, signed_at)
     values ($1, $2, 'completed', now() - interval '40 days', 30, 'Stiff mornings', 'Stiff on the left', 'Walk each day', now()),
            ($1, $2, 'completed', now() - interval '1 day', 30, 'Tired', 'Not yet said', null, null),
            ($1, $2, 'scheduled', now() + interval '5 days', 20, 'How it goes', null, null, null)`,
    [patient.patientId, doctor.doctorId],
  )
  await db.query(
    `insert into patient_timeline (patient_id, event_type, event_date, event_title, event_description, doctor_id)
     values ($1, 'note', '2020-05-04T10:00:00Z', '=Letter of 2020', 'It came by post.', $2)`,
    [patient.patientId, doctor.doctorId],
  )
  return { doctor, patient }
}
