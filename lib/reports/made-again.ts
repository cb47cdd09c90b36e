import 'server-only'
import { Prisma } from '@/prisma/generated/client'

/**
 * Of a report `r` and the request `rs` it was made for, if that is still there: the session it is about. A report on
 * everything known of the patient only stands at a session; without its request it is about the one it stands at.
 */
export const sessionOfReport = Prisma.sql`case when rs.id is null then r.session_id else rs.session_id end`

/** Whether a new version of the report is on its way. A signature that is being drawn into its files is none. */
export const isMadeAgain = Prisma.sql`
  exists (select from report_status o
           where o.patient_id = r.patient_id and o.report_type = r.report_type
             and o.session_id is not distinct from ${sessionOfReport}
             and o.status in ('pending', 'generating') and o.signing_of is null and o.deleted_at is null)`
