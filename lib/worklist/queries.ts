import 'server-only'
import { noteAccess, type Scope } from '@/lib/db/scope'
import type { BinaryResult } from '@/lib/predictions/vocabulary'
import type { ReportType } from '@/lib/reports/vocabulary'
import { everything, type Asked } from './sources'
import { mostOfAKind, type WorklistKind } from './vocabulary'

export type WorklistItem = {
  kind: WorklistKind
  subjectId: string
  patientId: string
  patientName: string
  dateOfBirth: Date | null
  /** When it is, or since when it waits. */
  at: Date
  /** What is needed of it, by kind. */
  facts: Facts
  /** The higher the sooner: see `urgencyOf` in the query. */
  urgency: number
  claimedByName: string | null
  isClaimedByMe: boolean
  snoozedUntil: Date | null
  snoozeReason: string | null
}

type Facts = {
  consultationType?: string
  durationMinutes?: number | null
  chiefComplaint?: string | null
  /** A note of a visit that nobody completed, rather than one that is written and not signed. */
  isOverdue?: boolean
  binaryResult?: BinaryResult
  stage?: number | null
  confidence?: number | null
  /** The stage a clinician confirmed, beside the model's. */
  confirmedStage?: number | null
  reportType?: ReportType
  /** Why the report could not be made. */
  error?: string | null
  /** Only the files with the signature could not be made: the report itself is there. */
  isSigned?: boolean
  /** What clinicians said a year ago, or first since. */
  stageBefore?: number
}

export type Worklist = {
  items: WorklistItem[]
  /** The kinds of which there are more than are listed. */
  cut: WorklistKind[]
}

/**
 * What needs this clinician, from the record as it is: today's visits in their order, then everything else by urgency. One
 * statement over the viewer's patients only; of each kind the most urgent 40, and which have more.
 */
export async function getWorklist(scope: Scope, today: Asked['today'], show: Asked['show']): Promise<Worklist> {
  const found = await scope.db.$queryRaw<WorklistItem[]>`
    with items as (${everything({ scope, today, show })})
    select i.kind, i.subject_id as "subjectId", i.patient_id as "patientId", p.name as "patientName",
           p.date_of_birth as "dateOfBirth", i.at, i.facts, i.urgency::float8 as urgency,
           case when c.claimed_by is not null then coalesce(claimer.name, 'a colleague') end as "claimedByName",
           coalesce(c.claimed_by = ${scope.viewer.userId}, false) as "isClaimedByMe",
           s.snoozed_until as "snoozedUntil", s.reason as "snoozeReason"
      from items i
      join patients p on p.patient_id = i.patient_id
      left join worklist_claims c
        on c.kind = i.kind and c.subject_id = i.subject_id and c.claimed_until > now()
      left join app.doctor_directory claimer on claimer.user_id = c.claimed_by
      left join worklist_snoozes s
        on s.user_id = ${scope.viewer.userId} and s.kind = i.kind and s.subject_id = i.subject_id and s.snoozed_until > now()
     order by (i.kind = 'visit') desc, case when i.kind = 'visit' then i.at end, i.urgency desc, i.at, i.subject_id`
  const { items, cut } = withoutTheLastOf(found)
  noteAccess(scope, {
    action: 'worklist.read',
    entity: 'patients',
    listedPatientIds: [...new Set(items.map(({ patientId }) => patientId))],
  })
  return { items, cut }
}

/** Leaves out what was read only to know that there is more. */
function withoutTheLastOf(found: WorklistItem[]): Worklist {
  const seen = new Map<WorklistKind, number>()
  const items = found.filter(({ kind }) => {
    const place = (seen.get(kind) ?? 0) + 1
    seen.set(kind, place)
    return place <= mostOfAKind
  })
  return { items, cut: [...seen].filter(([, total]) => total > mostOfAKind).map(([kind]) => kind) }
}
