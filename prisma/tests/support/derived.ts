import type pg from 'pg'

export type Statistics = {
  total_consultations: number
  total_mri_scans: number
  total_predictions: number
  total_reports: number
  unique_doctors_count: number
  active_doctors_count: number
  has_parkinsons: boolean | null
  disease_stage: string | null
  first_visit_date: Date | null
  last_visit_date: Date | null
  last_scan_date: Date | null
  last_report_date: Date | null
  confirmed_parkinsons: boolean | null
  confirmed_stage: string | null
  confirmed_at: Date | null
  confirmed_by: string | null
}

/** The patient's row of figures, or undefined where there is none. */
export async function statisticsOf(db: pg.Client, patient: { id: string }): Promise<Statistics | undefined> {
  const { rows } = await db.query<Statistics>(
    `select total_consultations, total_mri_scans, total_predictions, total_reports, unique_doctors_count,
            active_doctors_count, has_parkinsons, disease_stage, first_visit_date, last_visit_date, last_scan_date,
            last_report_date, confirmed_parkinsons, confirmed_stage, confirmed_at, confirmed_by
       from patient_statistics where patient_id = $1`,
    [patient.id],
  )
  return rows[0]
}

export type Entry = {
  event_type: string
  event_date: Date
  event_title: string
  event_description: string | null
  severity: string
  related_table: string | null
  related_id: string | null
  doctor_id: string | null
  session_id: string | null
}

/** The patient's timeline, oldest first. */
export async function timelineOf(db: pg.Client, patient: { id: string }): Promise<Entry[]> {
  const { rows } = await db.query<Entry>(
    `select event_type, event_date, event_title, event_description, severity, related_table, related_id, doctor_id,
            session_id
       from patient_timeline where patient_id = $1 order by event_date, related_id`,
    [patient.id],
  )
  return rows
}

export type Mismatches = { statistics: object[]; timeline: object[] }
export const noMismatches: Mismatches = { statistics: [], timeline: [] }

/** What the database itself finds wrong with its derived rows. */
export async function mismatchesOf(db: pg.Client): Promise<Mismatches> {
  const statistics = await db.query<object>('select * from app.statistics_mismatches()')
  const timeline = await db.query<object>('select * from app.timeline_mismatches()')
  return { statistics: statistics.rows, timeline: timeline.rows }
}
