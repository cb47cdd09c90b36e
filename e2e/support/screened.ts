import { createHash } from 'node:crypto'
import type pg from 'pg'
import { aPrediction, aScan, aSession } from '../../prisma/seed/factories'
import type { PredictionRow } from '../../prisma/seed/rows'
import { insertRow } from '../../prisma/seed/insert-row'

/** A session of this patient with a scan and a result: positive, stage 2, unless it says otherwise. */
export async function makeSession(db: pg.Client, patientId: string, result: Partial<PredictionRow> = {}) {
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
    ...result,
  })
  await insertRow(db, 'predictions', prediction)
  return { sessionId: session.id, scanId: scan.id, predictionId: prediction.id }
}

/** A drawing of 32 by 32 pixels. */
const drawing = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAAAAABWESUoAAAAWElEQVR42r3TQRIAEAxDUUfNUXM0Gwva4RuMLuVtkJbydNwG4glxGMqjsNfCXgsbBIHuSJKyGOKBTPIotoGUxW9wfgt8KH7q+9/kwnDluLRce16cjdU7nAp23qQQkMnTgQAAAABJRU5ErkJggg==',
  'base64',
)

/** Gives a scan a picture, unless it has one. */
export async function makeSlice(db: pg.Client, scanId: string) {
  await db.query('insert into mri_scan_blobs (scan_id, sha256, data) values ($1, $2, $3) on conflict do nothing', [
    scanId,
    createHash('sha256').update(drawing).digest(),
    drawing,
  ])
}
