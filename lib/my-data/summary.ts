import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'
import { listMyVisits } from '@/lib/consultations/my-visits'
import { listDoctorsOfPatient } from '@/lib/doctors/queries'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { formatCalendarDate, formatMoment } from '@/lib/format/dates'
import { listMedications, type Medication } from '@/lib/medications/queries'
import { linesRecordedBefore, timesInWords } from '@/lib/medications/schedule'
import type { PersonalBlock, PersonalDocument } from '@/lib/report-documents/render-personal'
import { listReportsOfPatient } from '@/lib/reports/queries'
import { getMyConclusion } from '@/lib/statistics/my-conclusion'
import { listMyStages } from '@/lib/statistics/my-stages'
import { getPatientStatistics } from '@/lib/statistics/queries'
import { foundSection } from './found-section'

const visitStates: Record<string, string> = {
  scheduled: 'booked',
  completed: 'took place',
  cancelled: 'cancelled',
  'no-show': 'did not take place',
}

/** What the record says, to be read by the person it is about. */
export async function summaryOf(scope: Scope, patientId: string, madeAt: Date): Promise<PersonalDocument> {
  noteAccess(scope, { action: 'my-data.take', entity: 'patients', patientId })
  const patient = await scope.db.patient.findUniqueOrThrow({
    where: { patientId },
    select: { name: true, dateOfBirth: true, allergies: true, currentMedications: true },
  })
  const doctors = await listDoctorsOfPatient(scope, patientId)
  const medications = await listMedications(scope, patientId)
  const visits = await listMyVisits(scope, patientId)
  const reports = await listReportsOfPatient(scope, patientId)
  const found = {
    parkinsons: (await getPatientStatistics(scope, patientId))?.confirmedParkinsons ?? null,
    conclusion: await getMyConclusion(scope, patientId),
    stages: await listMyStages(scope, patientId),
  }
  return {
    title: 'My record',
    lines: [patient.name, `Made on ${formatMoment(madeAt, 'longDate')} at ${formatMoment(madeAt, 'time')}`],
    sections: [
      aboutMe(patient),
      foundSection(found),
      ...lists({ doctors, medications, reports, inWords: patient.currentMedications }),
      visitTable(visits),
    ],
    end: 'This is a copy of what your clinic has on record and lets you read. Something is wrong? Tell them, or write it under “Something is wrong” on your pages.',
    madeAt,
  }
}

type Section = PersonalDocument['sections'][number]
type Known<Read extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<Read>>

function aboutMe(patient: { name: string; dateOfBirth: Date | null; allergies: string | null }): Section {
  const items = [
    { term: 'Name', value: patient.name },
    { term: 'Born on', value: formatCalendarDate(patient.dateOfBirth, 'longDate') },
    { term: 'Allergies', value: patient.allergies ?? 'None recorded' },
  ]
  return { heading: 'About me', blocks: [{ type: 'facts', caption: 'About me', columns: 1, items }] }
}

function lists({
  doctors,
  medications,
  reports,
  inWords,
}: {
  doctors: Known<typeof listDoctorsOfPatient>
  medications: Known<typeof listMedications>
  reports: Known<typeof listReportsOfPatient>
  /** Medicines as the old system kept them: one text. */
  inWords: string | null
}): Section[] {
  return [
    {
      heading: 'My doctors',
      blocks: listOr(
        doctors.map(
          ({ name, specialization, isActive, assignmentDate }) =>
            `${[name && doctorTitle(name), specialization].filter(Boolean).join(', ')}: since ${formatMoment(assignmentDate)}${isActive ? '' : ', no longer'}`,
        ),
        'No doctor is recorded.',
      ),
    },
    medicineSection(medications, inWords),
    {
      heading: 'My reports',
      blocks: listOr(
        reports.map(({ title, createdAt, version }) => `${title}, ${formatMoment(createdAt)}, version ${version}`),
        'There is no report to read yet.',
      ),
    },
  ]
}

/** All that is recorded, with its days. The old text stands beside it: what it says was not all written anew. */
function medicineSection(medications: Medication[], inWords: string | null): Section {
  const before = linesRecordedBefore(inWords)
  const blocks = listOr(
    medications.map(medicineLine),
    before.length > 0 ? 'No medicine with its times is recorded.' : 'No medicine is recorded.',
  )
  if (before.length > 0)
    blocks.push({ type: 'paragraph', text: 'As recorded before:', tone: 'plain' }, { type: 'list', items: before })
  return { heading: 'My medicines', blocks }
}

function medicineLine({ name, dose, startedOn, endedOn, ...taken }: Medication) {
  const days = [
    startedOn && `from ${formatCalendarDate(startedOn)}`,
    endedOn && `until ${formatCalendarDate(endedOn)}`,
  ].filter(Boolean)
  return [`${name}, ${dose}: ${timesInWords(taken, 'when needed')}`, ...days].join(', ')
}

function visitTable(visits: Known<typeof listMyVisits>): Section {
  if (visits.length === 0)
    return { heading: 'My visits', blocks: [{ type: 'paragraph', text: 'No visit is recorded.', tone: 'plain' }] }
  const rows = visits.map(({ consultationDate, doctorName, diagnosis, prescription, status }) => [
    formatMoment(consultationDate, 'dateTime'),
    doctorName ? doctorTitle(doctorName) : '—',
    diagnosis ?? visitStates[status] ?? status,
    prescription ?? '—',
  ])
  const columns = ['When', 'With', 'What was found', 'What was prescribed']
  return { heading: 'My visits', blocks: [{ type: 'table', caption: 'My visits', columns, rows }] }
}

function listOr(items: string[], otherwise: string): PersonalBlock[] {
  return items.length > 0 ? [{ type: 'list', items }] : [{ type: 'paragraph', text: otherwise, tone: 'plain' }]
}
