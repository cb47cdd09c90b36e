import { doctorAt } from './care-team.ts'
import { day, hour, iso, minute, onWorkingDay } from './clock.ts'
import { aReport, aReportRequest } from './factories.ts'
import type { Chart } from './chart.ts'
import type { Random } from './random.ts'
import { disclaimer, doctorText, patientText, type ReportText } from './report-texts.ts'
import type { ReportRequestRow, ReportType } from './rows.ts'
import type { Prediction, Screening } from './screening.ts'

/** The reports on the first result of every screening, and the requests that led to them. */
export function writeReports(random: Random, chart: Chart, screenings: readonly Screening[]) {
  const { doctor, patient } = chart.programme.reports
  let before: Prediction | null = null
  for (const screening of screenings) {
    const prediction = screening.predictions[0]
    if (!prediction) continue
    if (random.chance(doctor)) {
      writeReport(random, chart, screening, prediction, 'doctor', doctorText(screening, prediction, before))
    }
    if (random.chance(patient)) {
      writeReport(random, chart, screening, prediction, 'patient', patientText(screening, prediction))
    }
    before = prediction
  }
  const last = screenings.at(-1)
  if (last && random.chance(chart.programme.openRequests)) writeOpenRequest(random, chart, last, openState(random))
}

/**
 * A report asked for these days, by the doctor of now, who may read what it is made of: of another type than those there
 * are, so that it is not one of them.
 */
export function writeOpenRequest(
  random: Random,
  chart: Chart,
  screening: Screening,
  status: 'pending' | 'generating' | 'failed',
  type?: ReportType,
) {
  const { now } = chart.programme
  const doctor = doctorAt(chart.stays, now)
  if (!doctor) return
  const askedAgo =
    status === 'pending'
      ? random.between(3, 300) * minute
      : status === 'generating'
        ? random.between(0.5, 3) * minute
        : random.between(2, 100) * hour
  const askedAt = Math.max(now - askedAgo, screening.predictions[0]?.madeAt ?? screening.scannedAt)
  const retries = status === 'failed' ? random.integer(1, 3) : 0
  writeRequest(random, chart, screening, {
    report_type: type ?? random.pick(['comprehensive', 'summary']),
    status,
    priority: random.chance(0.2) ? 10 : 0,
    retry_count: retries,
    requested_by: doctor.userId,
    requested_at: iso(askedAt),
    error_message: status === 'failed' ? random.pick(failures) : null,
    created_at: iso(askedAt),
    updated_at: iso(Math.min(askedAt + retries * 10 * minute, now)),
  })
}

/** The report, the request for it, and now and then a second version that supersedes the first. */
function writeReport(
  random: Random,
  chart: Chart,
  screening: Screening,
  prediction: Prediction,
  type: ReportType,
  text: ReportText,
) {
  const { now } = chart.programme
  const wasAsked = random.chance(0.4) // otherwise made at once
  const askedAt = wasAsked ? onWorkingDay(prediction.madeAt + random.integer(1, 4) * day) : prediction.madeAt + minute
  const madeAt = askedAt + random.between(0.5, 4) * minute
  if (madeAt > now) return
  const next = random.chance(0.07) ? onWorkingDay(madeAt + random.integer(1, 25) * day) : Infinity
  const ids = [random.id(madeAt), ...(next <= now ? [random.id(next)] : [])]
  for (const [place, id] of ids.entries()) {
    const moment = place === 0 ? madeAt : next
    const isLatest = place === ids.length - 1
    writeVersion(chart, screening, prediction, type, {
      ...text,
      id,
      moment,
      version: place + 1,
      supersededBy: isLatest ? null : (ids[place + 1] ?? null),
      firstVersion: place === 0 ? null : (ids[0] ?? null),
    })
    writeRequest(random, chart, screening, {
      report_id: id,
      report_type: type,
      status: 'generated',
      retry_count: random.chance(0.04) ? 1 : 0,
      requested_at: iso(place === 0 ? askedAt : moment - 2 * minute),
      generated_at: iso(moment),
      created_at: iso(place === 0 ? askedAt : moment - 2 * minute),
      updated_at: iso(moment),
    })
  }
}

type Version = ReportText & {
  id: string
  moment: number
  version: number
  supersededBy: string | null
  firstVersion: string | null
}

function writeVersion(
  { sink, patientId }: Chart,
  screening: Screening,
  prediction: Prediction,
  type: ReportType,
  report: Version,
) {
  const correction = 'Second version: written again after the data of the scan were corrected.'
  sink(
    'medical_reports',
    aReport({
      id: report.id,
      session_id: screening.sessionId,
      patient_id: patientId,
      prediction_id: prediction.id,
      report_type: type,
      report_status: report.supersededBy === null ? 'final' : 'superseded',
      version: report.version,
      is_latest: report.supersededBy === null,
      superseded_by: report.supersededBy,
      first_version: report.firstVersion,
      title: report.title,
      content: report.version === 1 ? report.content : `${report.content}\n\n${correction}`,
      recommendations: report.recommendations,
      generated_by: 'report-writer 2.1',
      confidence_level: prediction.confidence,
      disclaimer,
      created_at: iso(report.moment),
    }),
  )
}

type Request = Omit<Partial<ReportRequestRow>, 'patient_id' | 'session_id'> & { created_at: string; updated_at: string }

function writeRequest(random: Random, chart: Chart, screening: Screening, request: Request) {
  if (chart.patientId === null) return // the queue knows patients only
  const doctor = doctorAt(chart.stays, screening.scannedAt)
  const isOwnWish = request.report_type === 'patient' && random.chance(0.3)
  chart.sink(
    'report_status',
    aReportRequest({
      id: random.id(Date.parse(request.created_at)),
      patient_id: chart.patientId,
      session_id: screening.sessionId,
      prediction_id: screening.predictions[0]?.id ?? null,
      mri_scan_id: screening.scanId,
      requested_by: (isOwnWish ? chart.userId : null) ?? doctor?.userId ?? null,
      ...request,
    }),
  )
}

function openState(random: Random): 'pending' | 'generating' | 'failed' {
  return random.weighted([
    ['pending', 5],
    ['generating', 2],
    ['failed', 3],
  ])
}

const failures = [
  'The report writer did not answer within 60 seconds.',
  'The scan could not be opened: the file ends early.',
  'There is no result for this scan yet.',
  'The report was empty and was not kept.',
]
