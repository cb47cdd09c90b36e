import { consultationList } from '@/lib/consultations/list'
import { asViewer } from '@/lib/db/scope'
import { countChoices } from '@/lib/lists/count'
import type { List } from '@/lib/lists/list'
import { emptyState, type ListFilter } from '@/lib/lists/state'
import { reportList } from '@/lib/reports/list'
import { requestList } from '@/lib/requests/list'
import { scanList } from '@/lib/scans/list'
import { sessionList } from '@/lib/sessions/list'
import type { Admin } from '../support/make.ts'
import { adminViewer, expect, test } from '../scope/test.ts'

const countsOf = async (admin: Admin, list: List, column: string, filters: ListFilter[] = []) => {
  const counts = await asViewer(adminViewer(admin), (scope) =>
    countChoices(scope, list, { ...emptyState, filters }, column),
  )
  return Object.fromEntries([...counts].filter(([, count]) => count > 0))
}

test('where something stands is counted as the list would show it, under the other filters, without the trash', async ({
  make,
  as,
}) => {
  const admin = await make.admin()
  const { doctor, patient } = await make.careTeam()
  const other = await make.patient()
  await make.consultation({ doctor, patient }, { status: 'completed' })
  await make.consultation({ doctor, patient: other }, { status: 'completed' })
  const gone = await make.consultation({ doctor, patient }, { status: 'no-show' })
  await as(admin, (client) => client.query(`select app.move_to_trash('consultations', $1, 'a test')`, [gone.id]))
  await make.reportRequest(patient, { status: 'failed' })
  await make.reportRequest(other, { status: 'failed' })
  const session = await make.session(patient)
  const scan = await make.scan(session)
  const report = await make.report(session)

  const ofOther: ListFilter[] = [{ column: 'patientId', operator: 'is', values: [other.id] }]
  expect(await countsOf(admin, consultationList, 'status')).toEqual({ completed: 2 })
  expect(await countsOf(admin, consultationList, 'status', ofOther)).toEqual({ completed: 1 })
  expect(await countsOf(admin, requestList, 'status')).toEqual({ failed: 2 })
  expect(await countsOf(admin, requestList, 'status', ofOther)).toEqual({ failed: 1 })
  expect(await countsOf(admin, sessionList, 'status')).toEqual({ [session.status]: 1 })
  expect(await countsOf(admin, scanList, 'processingStatus')).toEqual({ [scan.processing_status]: 1 })
  expect(await countsOf(admin, reportList, 'reportStatus')).toEqual({ [report.report_status]: 1 })
})
