import type { Route } from 'next'
import { noteStateOf, writeNoteHref } from '@/lib/consultations/note-vocabulary'
import { formatAgo, formatMoment } from '@/lib/format/dates'
import { binaryResultLabels } from '@/lib/predictions/vocabulary'
import { reportTypeLabels } from '@/lib/reports/vocabulary'
import { resultHref } from '@/lib/reviews/result-href'
import type { Severity } from '@/lib/timeline/vocabulary'
import type { Now } from './now'
import type { ClinicChart, ReportToSign, VisitRow } from './queries'

export type OpenThing = { key: string; severity: Severity; what: string; why: string; href: Route }

const most = 4

/** What of a patient waits for this doctor, the most pressing first. */
export function openThings(
  { visits, requests, toSign }: Pick<ClinicChart, 'visits' | 'requests' | 'toSign'>,
  { toReview }: Now,
  doctorId: string,
  now: Date,
): OpenThing[] {
  const reports = toSign.filter(isForDoctor).map((report): OpenThing => ({
    key: report.id,
    severity: 'high',
    ...nextStepOf(report),
    why: `made ${formatAgo(report.createdAt, now)}`,
    href: `/clinic/reports/${encodeURIComponent(report.id)}` as Route,
  }))
  const results = toReview.slice(0, most).map((model): OpenThing => ({
    key: model.id,
    severity: 'medium',
    what: `Review: model result ${binaryResultLabels[model.result].toLowerCase()}${model.stage === null ? '' : `, stage ${model.stage}`}`,
    why: `of ${formatMoment(model.at)}, unreviewed`,
    href: resultHref(model.id),
  }))
  const notes = visits
    .filter((visit) => isMineToWrite(visit, doctorId, now))
    .map((visit): OpenThing => ({
      key: visit.id,
      severity: visit.status === 'completed' ? 'medium' : 'low',
      what: visit.status === 'completed' ? 'Sign the note' : 'Write the note',
      why: `visit of ${formatMoment(visit.consultationDate, 'dateTime')}${visit.status === 'completed' ? ', draft' : ''}`,
      href: writeNoteHref(visit.id),
    }))
  const failed = requests
    .filter(({ status }) => status === 'failed')
    .map((request): OpenThing => ({
      key: request.id,
      severity: 'low',
      what: `${reportTypeLabels[request.reportType]} could not be made`,
      why: `asked for ${formatAgo(request.requestedAt, now)}`,
      href: '/clinic/reports' as Route,
    }))
  return [...reports, ...results, ...notes, ...failed]
}

/** While a new version is being made, that one waits for its doctor; the review of its result can be given meanwhile. */
function isForDoctor({ needsReview, isMadeAgain }: ReportToSign) {
  return needsReview || !isMadeAgain
}

/** What the database asks for first, in the order in which it does. */
function nextStepOf({ title, needsReview, isOutdated }: ReportToSign): Pick<OpenThing, 'what'> {
  if (needsReview) return { what: `Review the result, then sign: ${title}` }
  return { what: isOutdated ? `Make it again, then sign: ${title}` : `Sign: ${title}` }
}

/** One's own visits that have begun and whose note is not signed; what came from the old system is nobody's to sign. */
function isMineToWrite(visit: VisitRow, doctorId: string, now: Date) {
  if (visit.doctorId !== doctorId || visit.importRun !== null || visit.consultationDate > now) return false
  if (visit.status === 'scheduled') return true
  return noteStateOf({ ...visit, isWritten: true }) === 'draft'
}

/** The first visit that is still to come. */
export function nextVisitOf(visits: VisitRow[], now: Date): VisitRow | null {
  return visits.findLast(({ status, consultationDate }) => status === 'scheduled' && consultationDate > now) ?? null
}
