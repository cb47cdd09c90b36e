import { getMyNextVisit, listMyVisits } from '@/lib/consultations/my-visits'
import type { Scope } from '@/lib/db/scope'
import { listDoctorsOfPatient } from '@/lib/doctors/queries'
import { listMedications } from '@/lib/medications/queries'
import { listMyNews } from '@/lib/my-news/queries'
import { listReviewsOfMine } from '@/lib/release/queries'
import {
  getUsualReportWait,
  listReportsBeingChecked,
  listReportsOfPatient,
  listRequestsOfPatient,
} from '@/lib/reports/queries'
import { listMyStages } from '@/lib/statistics/my-stages'
import { getPatientStatistics } from '@/lib/statistics/queries'
import { getTimelineContents, listTimeline } from '@/lib/timeline/queries'
import { timelineFilter } from '@/lib/timeline/schema'
import { listOpenQuestions } from '@/lib/visit-questions/queries'

type PortalRead = {
  parts: ('everything' | 'reports')[]
  read: (scope: Scope, id: string) => Promise<unknown>
  /** Pages of tables and indexes, where it takes more than usual. */
  most?: number
}

/** What the pages of the portal ask for, and which parts of it a helper may ask as well. */
export const portalReads: Record<string, PortalRead> = {
  'the next visit': { parts: ['everything'], read: getMyNextVisit },
  'all visits': { parts: ['everything'], read: listMyVisits },
  doctors: { parts: ['everything', 'reports'], read: listDoctorsOfPatient },
  reports: { parts: ['everything', 'reports'], read: listReportsOfPatient },
  'reports on their way': { parts: ['everything', 'reports'], read: listRequestsOfPatient },
  'reports with the doctor': { parts: ['everything', 'reports'], read: listReportsBeingChecked },
  // the last 200 that were made, with what each became
  'the usual wait': { parts: ['everything', 'reports'], read: getUsualReportWait, most: 1000 },
  'the timeline': {
    parts: ['everything'],
    read: (scope, id) => listTimeline(scope, id, timelineFilter.parse({})),
  },
  'what the timeline holds': { parts: ['everything'], read: getTimelineContents },
  numbers: { parts: ['everything'], read: getPatientStatistics },
  stages: { parts: ['everything'], read: listMyStages },
  'what doctors said': { parts: ['everything'], read: listReviewsOfMine },
  medicines: { parts: ['everything'], read: listMedications },
  questions: { parts: ['everything'], read: listOpenQuestions },
  'what is new': { parts: ['everything', 'reports'], read: listMyNews },
}
