import type pg from 'pg'
import {
  aConsultation,
  aDoctor,
  aMedication,
  anAssignment,
  aPatient,
  aPrediction,
  aReport,
  aReportRequest,
  aScan,
  aSession,
  aTimelineEntry,
  aUser,
} from '@/prisma/seed/factories.ts'
import { insertRow } from '@/prisma/seed/insert-row.ts'
import { anAssessment, aReview } from '@/prisma/seed/review-factories.ts'
import type { AssessmentRow, ReviewRow } from '@/prisma/seed/review-rows.ts'
import type {
  AssignmentRow,
  ConsultationRow,
  DoctorRow,
  MedicationRow,
  PatientRow,
  PredictionRow,
  ReportRequestRow,
  ReportRow,
  ScanRow,
  SessionRow,
  TimelineEntryRow,
  UserRow,
} from '@/prisma/seed/rows.ts'
import type { Person } from './person.ts'

export type Doctor = Person & { id: string; userId: string }
export type Patient = Person & { id: string; userId: string }
export type Admin = Person & { userId: string }
export type Make = ReturnType<typeof makerOf>

type In<Row> = Partial<Row>

/** Makes rows as the owner. What a test does not name has a valid value; who is made can act (see `as`). */
export function makerOf(db: pg.Client) {
  const insert = {
    async user(row: In<UserRow> = {}) {
      const user = aUser(row)
      await insertRow(db, 'users', user)
      return user
    },
    async assignment(of: { doctor: { id: string }; patient: { id: string } }, row: In<AssignmentRow> = {}) {
      const assignment = anAssignment({ doctor_id: of.doctor.id, patient_id: of.patient.id, ...row })
      await insertRow(db, 'doctor_patient_assignments', assignment)
      return assignment
    },
    async session(patient: { id: string } | null, row: In<SessionRow> = {}) {
      const session = aSession({ patient_id: patient?.id ?? null, ...row })
      await insertRow(db, 'sessions', session)
      return session
    },
    /** Held, unless the test says otherwise. */
    async consultation(of: { doctor: { id: string }; patient: { id: string } }, row: In<ConsultationRow> = {}) {
      const consultation = aConsultation({
        doctor_id: of.doctor.id,
        patient_id: of.patient.id,
        status: 'completed',
        ...row,
      })
      await insertRow(db, 'consultations', consultation)
      return consultation
    },
    async scan(session: { id: string }, row: In<ScanRow> = {}) {
      const scan = aScan({ session_id: session.id, ...row })
      await insertRow(db, 'mri_scans', scan)
      return scan
    },
    async prediction(session: { id: string }, row: In<PredictionRow> = {}) {
      const prediction = aPrediction({ session_id: session.id, ...row })
      await insertRow(db, 'predictions', prediction)
      return prediction
    },
    async report(session: { id: string }, row: In<ReportRow> = {}) {
      const report = aReport({ session_id: session.id, ...row })
      await insertRow(db, 'medical_reports', report)
      return report
    },
    async reportRequest(patient: { id: string }, row: In<ReportRequestRow> = {}) {
      const request = aReportRequest({ patient_id: patient.id, ...row })
      await insertRow(db, 'report_status', request)
      return request
    },
    ...byHand(db),
  }
  return { ...insert, ...peopleOf(db, insert.user, insert.assignment) }
}

/** What people write and throw away. */
function byHand(db: pg.Client) {
  return {
    async note(patient: { id: string }, row: In<TimelineEntryRow> = {}) {
      const entry = aTimelineEntry({ patient_id: patient.id, ...row })
      await insertRow(db, 'patient_timeline', entry)
      return entry
    },
    async medication(patient: { id: string }, row: In<MedicationRow> = {}) {
      const medication = aMedication({ patient_id: patient.id, ...row })
      await insertRow(db, 'patient_medications', medication)
      return medication
    },
    async assessment(patient: { id: string }, row: In<AssessmentRow> = {}) {
      const assessment = anAssessment({ patient_id: patient.id, ...row })
      await insertRow(db, 'clinical_assessments', assessment)
      return assessment
    },
    async review(prediction: { id: string }, row: In<ReviewRow> = {}) {
      const review = aReview({ prediction_id: prediction.id, ...row })
      await insertRow(db, 'prediction_reviews', review)
      return review
    },
    /** Into the trash, as one does by hand. */
    async trash(table: string, id: string) {
      await db.query(`update ${db.escapeIdentifier(table)} set deleted_at = now() where id = $1`, [id])
    },
  }
}

function peopleOf(
  db: pg.Client,
  makeUser: (row?: In<UserRow>) => Promise<UserRow>,
  assign: (of: { doctor: Doctor; patient: Patient }) => Promise<AssignmentRow>,
) {
  const people = {
    async admin(row: In<UserRow> = {}): Promise<Admin> {
      const { id } = await makeUser({ role: 'admin', ...row })
      return {
        userId: id,
        databaseRole: 'substantia_admin',
        claims: { r: 'admin', u: id, s: `session-of-${id}`, q: 'request' },
      }
    },
    async doctor(row: In<DoctorRow> = {}, account: In<UserRow> = {}): Promise<Doctor> {
      const user = await makeUser({ role: 'doctor', ...account })
      const { doctor_id: id, ...rest } = aDoctor({ user_id: user.id, ...row })
      await insertRow(db, 'doctors', { doctor_id: id, ...rest })
      const claims = { r: 'doctor', u: user.id, d: id, s: `session-of-${user.id}`, q: 'request' }
      return { id, userId: user.id, databaseRole: 'substantia_doctor', claims }
    },
    async patient(row: In<PatientRow> = {}, account: In<UserRow> = {}): Promise<Patient> {
      const user = await makeUser({ role: 'patient', ...account })
      const { patient_id: id, ...rest } = aPatient({ user_id: user.id, ...row })
      await insertRow(db, 'patients', { patient_id: id, ...rest })
      const claims = { r: 'patient', u: user.id, p: id, s: `session-of-${user.id}`, q: 'request' }
      return { id, userId: user.id, databaseRole: 'substantia_patient', claims }
    },
    /** A patient and the primary doctor who treats them. */
    async careTeam() {
      const doctor = await people.doctor()
      const patient = await people.patient()
      const assignment = await assign({ doctor, patient })
      return { doctor, patient, assignment }
    },
  }
  return people
}
