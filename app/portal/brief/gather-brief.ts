import 'server-only'
import { coverOf } from '@/components/portal/cover'
import { describeEvent } from '@/components/portal/describe-event'
import { openRequests, reportWords, type OpenRequest } from '@/components/portal/open-requests'
import { visitWords } from '@/components/portal/visit-words'
import { listMyVisits, type MyVisit } from '@/lib/consultations/my-visits'
import { isStillAhead } from '@/lib/consultations/still-ahead'
import { noteAccess, type Scope } from '@/lib/db/scope'
import type { PatientViewer } from '@/lib/db/viewer'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { clinicToday, formatCalendarDate, formatMoment } from '@/lib/format/dates'
import { listMedications } from '@/lib/medications/queries'
import type { PersonalDocument } from '@/lib/report-documents/render-personal'
import { listReportsBeingChecked, listReportsOfPatient, listRequestsOfPatient } from '@/lib/reports/queries'
import { listTimeline } from '@/lib/timeline/queries'
import { timelineFilter } from '@/lib/timeline/schema'
import { listOpenQuestions } from '@/lib/visit-questions/queries'
import { listOr, type Section } from './blocks'
import { changeLines } from './change-lines'
import { medicineSection } from './medicine-section'

/** So few that all of it stands on one page. */
const most = { appointments: 3, changes: 6, reports: 4, questions: 8 }

/** What one needs for a visit, on one page; null for who helps with less than everything. */
export async function gatherBrief(scope: Scope, viewer: PatientViewer): Promise<PersonalDocument | null> {
  if (!coverOf(viewer).everything) return null
  const { patientId } = viewer
  const now = new Date()
  noteAccess(scope, { action: 'brief.open', entity: 'patients', patientId })
  const patient = await scope.db.patient.findUniqueOrThrow({
    where: { patientId },
    select: { name: true, dateOfBirth: true, allergies: true, currentMedications: true },
  })
  const visits = await listMyVisits(scope, patientId)
  const lastVisit = visits.find(({ status, consultationDate }) => status === 'completed' && consultationDate <= now)
  const medications = await listMedications(scope, patientId)
  const questions = await listOpenQuestions(scope, patientId)
  return {
    title: 'For my visit',
    lines: [
      patient.dateOfBirth
        ? `${patient.name}, born on ${formatCalendarDate(patient.dateOfBirth, 'longDate')}`
        : `${patient.name}, date of birth not recorded`,
      `Allergies: ${patient.allergies ?? 'none recorded'}`,
      `Made on ${formatMoment(now, 'longDate')} at ${formatMoment(now, 'time')}`,
    ],
    sections: [
      questionSection(questions.filter(({ forNextVisit }) => forNextVisit).map(({ body }) => body)),
      medicineSection(medications, patient.currentMedications, clinicToday(now)),
      await changeSection(scope, patientId, lastVisit ?? null),
      await reportSection(scope, patientId, lastVisit ?? null),
      appointmentSection(visits, now),
    ],
    end: null,
    onePage: true,
    madeAt: now,
  }
}

function questionSection(questions: string[]): Section {
  return { heading: 'My questions', blocks: listOr(questions, most.questions, 'I have not written down a question.') }
}

async function changeSection(scope: Scope, patientId: string, lastVisit: MyVisit | null): Promise<Section> {
  const heading = lastVisit
    ? `New since my visit on ${formatMoment(lastVisit.consultationDate, 'longDate')}`
    : 'New in my record'
  const since = lastVisit?.consultationDate
  const { rows } = await listTimeline(scope, patientId, timelineFilter.parse({}), most.changes + 20)
  const later = rows.filter(({ eventDate, eventType, relatedId }) =>
    // what a model said is for talking about, not for a list; reports have a part of their own; the visit is no news
    ['prediction', 'report'].includes(eventType) || (lastVisit && relatedId === lastVisit.id)
      ? false
      : !since || eventDate > since,
  )
  const lines = changeLines(later.map((event) => ({ at: event.eventDate, ...describeEvent(event, true) })))
  return { heading, blocks: listOr(lines, most.changes, 'Nothing new is recorded.') }
}

const stands: Record<OpenRequest['stands'], string> = {
  waiting: 'asked for',
  writing: 'being written',
  checking: 'being checked by my doctor',
  failed: 'could not be made',
  gone: 'no longer there',
}

async function reportSection(scope: Scope, patientId: string, lastVisit: MyVisit | null): Promise<Section> {
  const reports = await listReportsOfPatient(scope, patientId)
  const requests = await listRequestsOfPatient(scope, patientId)
  const checked = await listReportsBeingChecked(scope)
  const open = openRequests(requests, { readable: new Set(reports.map(({ id }) => id)), checked: new Set(checked) })
  const fresh = reports.filter(
    ({ releasedAt, isLatest }) => isLatest && releasedAt && releasedAt > (lastVisit?.consultationDate ?? new Date(0)),
  )
  const lines = [
    ...fresh.map(({ title, releasedAt }) => `${title}: ready to read since ${formatMoment(releasedAt)}`),
    ...open
      .filter(({ stands: where }) => where !== 'gone')
      .map(
        ({ reportType, stands: where, requestedAt }) =>
          `${reportWords[reportType]}, asked for on ${formatMoment(requestedAt)}: ${stands[where]}`,
      ),
  ]
  return {
    heading: 'My reports',
    blocks: listOr(lines, most.reports, 'There is no new report, and none is being made.'),
  }
}

function appointmentSection(visits: MyVisit[], now: Date): Section {
  const coming = visits
    .filter((visit) => isStillAhead(visit, now))
    .sort((a, b) => a.consultationDate.getTime() - b.consultationDate.getTime())
    .map(
      ({ consultationDate, doctorName, consultationType }) =>
        `${formatMoment(consultationDate, 'longDate')} at ${formatMoment(consultationDate, 'time')}${doctorName ? `, ${doctorTitle(doctorName)}` : ''}. ${visitWords[consultationType]}.`,
    )
  return { heading: 'My next appointments', blocks: listOr(coming, most.appointments, 'No appointment is booked.') }
}
