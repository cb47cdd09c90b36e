import type pg from 'pg'
import { aPrediction, aScan, aSession } from '../../prisma/seed/factories'
import { insertRow } from '../../prisma/seed/insert-row'

/** A session of this patient with a scan and a positive result, stage 2. */
export async function makeSession(db: pg.Client, patientId: string) {
  const id = crypto.randomUUID()
  const session = aSession({ id: `e2e-session-${id}`, patient_id: patientId })
  await insertRow(db, 'sessions', session)
  const scan = aScan({ id: `e2e-scan-${id}`, session_id: session.id })
  await insertRow(db, 'mri_scans', scan)
  const prediction = aPrediction({
    id: `e2e-prediction-${id}`,
    session_id: session.id,
    mri_scan_id: scan.id,
    stage_result: 2,
  })
  await insertRow(db, 'predictions', prediction)
  return { sessionId: session.id, predictionId: prediction.id }
}
