import { doctorAt } from './care-team.ts'
import { day, hour, iso, isoDate, minute, month, onWorkingDay, year } from './clock.ts'
import { stageAt } from './disease.ts'
import { aPrediction, aScan, aSession } from './factories.ts'
import type { Life } from './life.ts'
import type { Chart } from './chart.ts'
import type { Random } from './random.ts'
import { drawLikeness, judge, modelAt, rounded, type Outcome } from './screening-model.ts'
import type { Visit } from './visits.ts'

export type Prediction = Outcome & { id: string; madeAt: number; model: string }
export type Screening = {
  sessionId: string
  scanId: string | null
  scannedAt: number
  dimensions: string
  /** The visit it was made for. */
  visitId: string | null
  predictions: Prediction[]
}
type Scan = { id: string; uploadedAt: number; dimensions: string; isReadable: boolean }

/** When the person is scanned: before the first visit and then about every two years, days before a visit. */
export function planScans(random: Random, life: Life, visits: readonly Visit[], now: number) {
  const planned: { scannedAt: number; visitId: string }[] = []
  let due = 0
  for (const visit of visits) {
    if (visit.status === 'cancelled' || visit.type === 'emergency' || visit.startsAt < due) continue
    if (planned.length === 0 && random.chance(0.05)) continue // was scanned elsewhere, first scan here later
    const before = onWorkingDay(Math.floor(visit.startsAt / day) * day - random.integer(3, 12) * day)
    const scannedAt = Math.max(before + random.between(8, 17.5) * hour, life.registered + 2 * hour)
    if (scannedAt > now || scannedAt >= visit.startsAt) continue
    planned.push({ scannedAt, visitId: visit.id })
    due = scannedAt + random.normal(22, 2.5) * month
  }
  return planned
}

/** One session with its scans and what the model said of them. */
export function writeScreening(
  random: Random,
  chart: Chart,
  { scannedAt, visitId }: { scannedAt: number; visitId: string | null },
): Screening {
  const { now } = chart.programme
  const sessionId = random.id(scannedAt)
  const doctor = doctorAt(chart.stays, scannedAt)
  const scans = writeScans(random, chart, sessionId, scannedAt)
  const read = scans.filter(({ isReadable }) => isReadable)
  const likeness = drawLikeness(random, chart.life, stageAt(chart.life.course, scannedAt))
  const predictions = read.flatMap((scan) => writePredictions(random, chart, sessionId, scan, likeness))
  const last = scans.at(-1)?.uploadedAt ?? scannedAt
  chart.sink(
    'sessions',
    aSession({
      id: sessionId,
      user_id: doctor?.userId ?? null,
      patient_id: chart.patientId,
      doctor_id: doctor?.doctorId ?? null,
      input_type: random.chance(0.08) ? 'mixed' : 'mri',
      output_format: random.chance(0.3) ? 'pdf' : 'text',
      status: predictions.length > 0 ? 'completed' : last > now - 20 * minute ? 'processing' : 'error',
      metadata: { source: random.pick(['scanner room 1', 'scanner room 2', 'upload']) },
      created_at: iso(scannedAt),
      updated_at: iso(predictions[0]?.madeAt ?? last),
    }),
  )
  return {
    sessionId,
    scanId: read[0]?.id ?? null,
    scannedAt,
    dimensions: read[0]?.dimensions ?? '',
    visitId,
    predictions,
  }
}

/** What a person writes or says at home between visits: a session without a scan. */
export function writeDiaries(random: Random, { sink, programme: { now }, life, patientId, userId }: Chart) {
  if (userId === null) return
  for (let moment = life.registered; ;) {
    moment += random.exponential(1.45) * year
    if (moment > (life.left ?? now)) return
    sink(
      'sessions',
      aSession({
        id: random.id(moment),
        user_id: userId,
        patient_id: patientId,
        input_type: random.weighted([
          ['text', 6],
          ['voice', 3],
          ['lab_data', 1],
        ]),
        metadata: { purpose: 'symptom diary' },
        created_at: iso(moment),
        updated_at: iso(Math.min(moment + 6 * minute, now)),
      }),
    )
  }
}

/** One series, or two one after the other; what cannot be read is mostly made again. */
function writeScans(random: Random, chart: Chart, sessionId: string, scannedAt: number): Scan[] {
  const scans: Scan[] = []
  const wanted = random.chance(chart.programme.secondSeries) ? 2 : 1
  let moment = scannedAt
  for (let made = 0; made < wanted && moment <= chart.programme.now; moment += random.between(8, 25) * minute) {
    const fails = random.chance(0.03)
    scans.push(writeScan(random, chart, sessionId, moment, fails))
    if (!fails || random.chance(0.3)) made++
  }
  return scans
}

function writeScan(random: Random, chart: Chart, sessionId: string, uploadedAt: number, fails: boolean): Scan {
  const {
    sink,
    programme: { now },
    patientId,
  } = chart
  const id = random.id(uploadedAt)
  const file = random.weighted(files)
  const date = isoDate(uploadedAt).replaceAll('-', '')
  const processedAt = uploadedAt + random.between(1, 5) * minute
  const isDone = processedAt <= now
  sink(
    'mri_scans',
    aScan({
      id,
      session_id: sessionId,
      patient_id: patientId,
      original_filename: `${file.name}_${date}_${random.integer(100, 999)}.${file.ending}`,
      file_type: file.type,
      file_size: Math.round(random.between(file.megabytes / 2, file.megabytes * 1.5) * 1_048_576),
      image_dimensions: file.dimensions,
      preprocessing_applied: isDone && !fails ? preprocessing : null,
      upload_timestamp: iso(uploadedAt),
      processing_timestamp: isDone ? iso(processedAt) : null,
      processing_status: isDone
        ? fails
          ? 'failed'
          : 'completed'
        : now - uploadedAt > minute
          ? 'processing'
          : 'pending',
      metadata: fails
        ? { sequence: file.sequence, problem: random.pick(problems) }
        : {
            sequence: file.sequence,
            field_strength_tesla: random.chance(0.6) ? 3 : 1.5,
            // read all the same; by the moment, so that no draw of the stream moves
            ...(Math.floor(uploadedAt / 1000) % 31 === 7 && { quality: 'poor', problem: 'Motion artefacts' }),
          },
      created_at: iso(uploadedAt),
      updated_at: iso(isDone ? processedAt : uploadedAt),
    }),
  )
  return { id, uploadedAt, dimensions: file.dimensions, isReadable: isDone && !fails }
}

/** One at once; sometimes a second when a newer model reads the same scan again. */
function writePredictions(random: Random, chart: Chart, sessionId: string, scan: Scan, likeness: number): Prediction[] {
  const { now } = chart.programme
  const stage = stageAt(chart.life.course, scan.uploadedAt)
  const moments = [scan.uploadedAt + random.between(6, 15) * minute]
  if (random.chance(0.08)) moments.push(scan.uploadedAt + random.between(3, 14) * month)
  const made: Prediction[] = []
  for (const madeAt of moments) {
    if (madeAt > now) break
    const outcome = judge(random, likeness + random.normal(0, 0.3), stage)
    const prediction = { ...outcome, id: random.id(madeAt), madeAt, model: modelAt(madeAt, now) }
    made.push(prediction)
    writePrediction(random, chart, sessionId, scan.id, prediction)
  }
  return made
}

function writePrediction(random: Random, chart: Chart, sessionId: string, scanId: string, prediction: Prediction) {
  const { result, probability, confidence, stage, stageConfidence, madeAt } = prediction
  const entropy = -(probability * Math.log2(probability) + (1 - probability) * Math.log2(1 - probability))
  chart.sink(
    'predictions',
    aPrediction({
      id: prediction.id,
      session_id: sessionId,
      patient_id: chart.patientId,
      mri_scan_id: scanId,
      prediction_type: stage === null && result === 'positive' ? 'binary' : 'stage',
      binary_result: result,
      stage_result: result === 'negative' ? 0 : stage,
      confidence_score: confidence,
      binary_confidence: confidence,
      stage_confidence: stageConfidence,
      uncertainty_metrics: { entropy: rounded(entropy), probability },
      model_version: prediction.model,
      processing_time: rounded(Math.exp(random.normal(3.6, 0.35))),
      created_at: iso(madeAt),
      updated_at: iso(madeAt),
    }),
  )
}

const preprocessing = ['bias field correction', 'skull stripping', 'registration to MNI152']
const problems = ['Motion artefacts', 'Slices are missing', 'The file ends early']

type ScanFile = {
  type: 'nifti' | 'dicom' | 'png' | 'jpg'
  ending: string
  name: string
  sequence: string
  dimensions: string
  megabytes: number
}

const files: readonly (readonly [ScanFile, number])[] = [
  [scanFile('nifti', 'nii.gz', 'T1_MPRAGE', 'T1 MPRAGE', '256x256x176', 14), 45],
  [scanFile('dicom', 'dcm', 'SWI_AX', 'SWI', '320x320x120', 26), 25],
  [scanFile('dicom', 'dcm', 'NM_T1_TSE', 'neuromelanin T1', '512x512x20', 11), 18],
  [scanFile('png', 'png', 'axial_midbrain', 'T2', '512x512', 0.4), 8],
  [scanFile('jpg', 'jpg', 'axial_midbrain', 'T2', '640x640', 0.2), 4],
]

function scanFile(
  type: ScanFile['type'],
  ending: string,
  name: string,
  sequence: string,
  dimensions: string,
  megabytes: number,
): ScanFile {
  return { type, ending, name, sequence, dimensions, megabytes }
}
