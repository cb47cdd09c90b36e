import 'server-only'
import { auditList } from '@/lib/audit/list'
import { operationList } from '@/lib/changes/list'
import { assignmentList } from '@/lib/assignments/list'
import { consultationList } from '@/lib/consultations/list'
import { doctorList } from '@/lib/doctors/list'
import { userList } from '@/lib/users/list'
import { timelineList } from '@/lib/timeline/list'
import { sessionList } from '@/lib/sessions/list'
import { scanList } from '@/lib/scans/list'
import { requestList } from '@/lib/requests/list'
import { reportList } from '@/lib/reports/list'
import { predictionList } from '@/lib/predictions/list'
import { knowledgeList } from '@/lib/knowledge/list'
import { flagList, messageList } from '@/lib/agents/list'
import { patientList } from '@/lib/patients/list'
import type { List } from './list'

/** Every list of the console, for saved views, exports and bulk actions. */
const lists: readonly List[] = [
  doctorList,
  assignmentList,
  userList,
  patientList,
  consultationList,
  sessionList,
  scanList,
  predictionList,
  reportList,
  requestList,
  timelineList,
  knowledgeList,
  flagList,
  messageList,
  auditList,
  operationList,
]

export function findList(name: string): List | undefined {
  return lists.find((list) => list.name === name)
}
