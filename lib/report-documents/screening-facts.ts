import type { Scope } from '@/lib/db/scope'
import type {
  ClinicianConclusion,
  ClinicianStage,
  EarlierResult,
  ModelResult,
  ReportInput,
  Review,
  ScanFacts,
} from './input'
import { sliceImageOf, type FileStart } from './slice-image'

type Of = { patientId: string; sessionId: string | null }

/** As many as a small drawing can tell apart. */
const mostEarlier = 24

type FoundPrediction = Omit<ModelResult, 'madeAt' | 'limits'> & {
  scanId: string | null
  madeAt: Date
  limits: unknown
}

/** What the model says: the newest result that nobody corrected, of the session or else of the patient. */
export async function readPrediction({ db }: Scope, { patientId, sessionId }: Of) {
  const [found] = await db.$queryRaw<FoundPrediction[]>`
    select q.id, q.mri_scan_id as "scanId", q.prediction_type as type, q.binary_result as result,
           q.stage_result::float8 as stage, q.confidence_score as confidence, q.binary_confidence as "binaryConfidence",
           q.stage_confidence as "stageConfidence", q.model_version as "modelVersion", q.created_at as "madeAt",
           q.version_number as "versionNumber", q.correction_reason as "correctionReason",
           q.entered_by is not null as "enteredByHand", q.metadata -> 'limits' as limits
      from predictions q
     where q.patient_id = ${patientId} and (${sessionId}::text is null or q.session_id = ${sessionId})
       and q.deleted_at is null and q.superseded_by is null
     order by q.created_at desc, q.id desc
     limit 1`
  if (!found) return null
  const { scanId, madeAt, limits, ...facts } = found
  return { scanId, result: { ...facts, madeAt: madeAt.toISOString(), limits: textsIn(limits) } satisfies ModelResult }
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((text): text is string => typeof text === 'string').slice(0, 10) : []
}

type FoundScan = Omit<ScanFacts, 'uploadedAt' | 'image'> & FileStart & { uploadedAt: Date }

/** The scan that the result was made from; without one the newest of the session, or of the patient. */
export async function readScan({ db }: Scope, { patientId, sessionId, scanId }: Of & { scanId: string | null }) {
  const [found] = await db.$queryRaw<FoundScan[]>`
    select m.id, m.original_filename as filename, m.file_type as "fileType", m.file_size::float8 as "fileSize",
           m.image_dimensions as dimensions, m.upload_timestamp as "uploadedAt", m.processing_status as "processingStatus",
           encode(b.sha256, 'hex') as "imageHash", encode(substring(b.data from 1 for 8), 'hex') as "imageStart",
           octet_length(b.data) as "imageBytes"
      from mri_scans m
      left join mri_scan_blobs b on b.scan_id = m.id
     where m.patient_id = ${patientId} and (${sessionId}::text is null or m.session_id = ${sessionId})
       and m.deleted_at is null
     order by m.id = ${scanId} desc nulls last, m.upload_timestamp desc, m.id desc
     limit 1`
  if (!found) return null
  const { uploadedAt, imageHash, imageStart, imageBytes, ...facts } = found
  return { ...facts, uploadedAt: uploadedAt.toISOString(), image: sliceImageOf({ imageHash, imageStart, imageBytes }) }
}

/** What a clinician said about a result, as it stands; null while nobody did. */
export async function readReview({ db }: Scope, predictionId: string): Promise<Review | null> {
  const [found] = await db.$queryRaw<(Omit<Review, 'at'> & { at: Date })[]>`
    select r.verdict, r.reason, coalesce(d.name, w.name, '') as by, r.reviewed_at as at
      from prediction_reviews r
      left join app.doctor_directory d on d.doctor_id = r.doctor_id
      left join app.doctor_directory w on w.user_id = r.reviewed_by
     where r.prediction_id = ${predictionId} and r.ended_at is null and r.deleted_at is null`
  return found ? { ...found, at: found.at.toISOString() } : null
}

type FoundAssessment = {
  by: string | null
  at: Date
  stage: number | null
  conclusion: ClinicianConclusion['conclusion'] | null
  medicationState: ClinicianStage['medicationState']
}

/**
 * The latest stage and the latest conclusion that a clinician wrote down; they need not be of one day. A stage ends when a
 * clinician concludes that it is not this disease, as in the statistics (`app.recompute_assessments`).
 */
export async function readClinician({ db }: Scope, patientId: string): Promise<ReportInput['clinician']> {
  const found = await db.$queryRaw<FoundAssessment[]>`
    with living as (
      select a.id, d.name as by, a.assessed_at as at, a.hoehn_yahr_stage::float8 as stage, a.conclusion,
             a.medication_state as "medicationState"
        from clinical_assessments a
        left join app.doctor_directory d on d.doctor_id = a.doctor_id
       where a.patient_id = ${patientId} and a.deleted_at is null)
    (select by, at, case when conclusion is distinct from 'not-parkinsons-disease' then stage end as stage,
            null as conclusion, "medicationState"
       from living where stage is not null or conclusion = 'not-parkinsons-disease' order by at desc, id desc limit 1)
    union all
    (select by, at, null, conclusion, null
       from living where conclusion is not null order by at desc, id desc limit 1)`
  const stage = found.find((row) => row.stage !== null)
  const conclusion = found.find((row) => row.conclusion !== null)
  return {
    stage: stage
      ? {
          stage: stage.stage ?? 0,
          by: stage.by ?? '',
          at: stage.at.toISOString(),
          medicationState: stage.medicationState,
        }
      : null,
    conclusion: conclusion?.conclusion
      ? { conclusion: conclusion.conclusion, by: conclusion.by ?? '', at: conclusion.at.toISOString() }
      : null,
  }
}

/**
 * Results of models that nobody corrected, stages that clinicians wrote down and conclusions that ended one, oldest first.
 */
export async function readHistory({ db }: Scope, patientId: string): Promise<EarlierResult[]> {
  const found = await db.$queryRaw<(Omit<EarlierResult, 'at'> & { at: Date })[]>`
    select said.*
      from (select q.id, q.created_at as at, 'model' as by, q.binary_result as result, q.stage_result::float8 as stage,
                   q.model_version as from, q.confidence_score as confidence,
                   coalesce(r.verdict = 'not-usable', false) as "isUnusable"
              from predictions q
              left join prediction_reviews r on r.prediction_id = q.id and r.ended_at is null and r.deleted_at is null
             where q.patient_id = ${patientId} and q.deleted_at is null and q.superseded_by is null
             union all
            select a.id, a.assessed_at, 'clinician', null,
                   case when a.conclusion is distinct from 'not-parkinsons-disease' then a.hoehn_yahr_stage::float8 end,
                   d.name, null, false
              from clinical_assessments a
              left join app.doctor_directory d on d.doctor_id = a.doctor_id
             where a.patient_id = ${patientId} and a.deleted_at is null
               and (a.hoehn_yahr_stage is not null or a.conclusion = 'not-parkinsons-disease')
             order by at desc, id desc
             limit ${mostEarlier}) said
     order by said.at, said.id`
  return found.map(({ at, by, result, stage, from, confidence, isUnusable }) => ({
    at: at.toISOString(),
    by,
    result,
    stage,
    from,
    confidence,
    isUnusable,
  }))
}
