import 'server-only'
import type { Scope } from '@/lib/db/scope'
import type { ReleaseRule } from './vocabulary'

export type Programme = {
  automaticReports: boolean
  automaticReportsBy: string | null
  automaticReportsByName: string | null
  releaseRule: ReleaseRule
  releaseAfterHours: number
  lowConfidencePercent: number
  unseenMonths: number
  updatedAt: Date
  updatedByName: string | null
  version: number
}

/** What the programme decided for everybody. */
export async function getProgramme({ db }: Scope): Promise<Programme> {
  const [found] = await db.$queryRaw<Programme[]>`
    select s.automatic_reports as "automaticReports", s.automatic_reports_by as "automaticReportsBy",
           a.name as "automaticReportsByName", s.release_rule as "releaseRule", s.release_after_hours as "releaseAfterHours",
           s.low_confidence_percent::integer as "lowConfidencePercent", s.unseen_months::integer as "unseenMonths",
           s.updated_at as "updatedAt", u.name as "updatedByName", s.version
      from programme_settings s
      left join users a on a.id = s.automatic_reports_by
      left join users u on u.id = s.updated_by
     where s.id = 1`
  if (!found) throw new Error('The row of settings is missing.')
  return found
}
