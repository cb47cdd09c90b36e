import 'server-only'
import { asWorker } from '@/lib/db/scope'
import type { Viewer } from '@/lib/db/viewer'
import { withdrawn } from './failure'
import type { TakenRequest } from './queue'

/** What is to be made, and as whom. */
export type ReportOrder = {
  patientId: string
  sessionId: string | null
  reportType: string
  language: string
  /** The report whose files are drawn again with its signature; null: a new report. */
  signingOf: string | null
  /** The version that a new report will be. */
  nextVersion: number
  /** The folder of its files. */
  folder: string
  requester: Viewer
}

type Found = Omit<ReportOrder, 'requester'> & {
  userId: string | null
  name: string | null
  role: 'admin' | 'doctor'
  doctorId: string | null
  loginSessionId: string | null
  refusal: string | null
}

/**
 * What a request asks for. The reader is whoever asked, with the rights they have now: the worker has none of its own.
 * Where a patient asked, or nobody is named, it is whoever stands in for them (docs/report-queue.md).
 * The id of the request is signed as the id of the web request would be: only with it can anything be published.
 */
export async function orderOf({ id }: TakenRequest): Promise<ReportOrder> {
  const [found] = await asWorker(
    ({ db }) => db.$queryRaw<Found[]>`
    select user_id as "userId", name, role, doctor_id as "doctorId", login_session_id as "loginSessionId", refusal,
           patient_id as "patientId", session_id as "sessionId", report_type as "reportType", language,
           signing_of as "signingOf", next_version as "nextVersion", folder
      from app.requester_of_report(${id})`,
  )
  if (!found) throw withdrawn('The request is no longer there.')
  const { userId, name, role, doctorId, loginSessionId, refusal, ...order } = found
  if (!userId || refusal) throw withdrawn(refusalInWords(refusal))
  const somebody = {
    userId,
    name: name ?? '',
    loginSessionId: loginSessionId ?? `report-${id}`,
    requestId: id,
    mustChangePassword: false,
    patientId: null,
  }
  if (role === 'admin') return { ...order, requester: { ...somebody, role, doctorId: null } }
  if (!doctorId) throw withdrawn(refusalInWords('account-incomplete'))
  return { ...order, requester: { ...somebody, role, doctorId } }
}

const nobodyElse =
  'and no doctor treats the patient now under whose rights it could be made. Assign one and try it again, or name an administrator for automatic reports in the settings.'

function refusalInWords(refusal: string | null) {
  switch (refusal) {
    case 'nobody':
    case null:
      return `Nobody is named who asked for it, ${nobodyElse}`
    case 'role':
      return `A patient asked for it, ${nobodyElse}`
    case 'account-disabled':
      return 'The account that asked for it has been disabled or deleted.'
    default:
      return 'The doctor who asked for it is not approved at the moment.'
  }
}
