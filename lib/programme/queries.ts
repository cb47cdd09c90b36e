import 'server-only'
import { cache } from 'react'
import { asAnonymous, type Scope } from '@/lib/db/scope'
import { logUnexpected } from '@/lib/errors/explain'
import type { ReleaseRule } from './vocabulary'

export type Programme = {
  automaticReports: boolean
  automaticReportsBy: string | null
  automaticReportsByName: string | null
  releaseRule: ReleaseRule
  releaseAfterHours: number
  lowConfidencePercent: number
  unseenMonths: number
  helpPhone: string | null
  helpHours: string | null
  address: string | null
  clinicName: string | null
  visitAdvice: string | null
  travelAdvice: string | null
  remoteAdvice: string | null
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
           s.help_phone as "helpPhone", s.help_hours as "helpHours", s.address,
           s.clinic_name as "clinicName", s.visit_advice as "visitAdvice",
           s.travel_advice as "travelAdvice", s.remote_advice as "remoteAdvice",
           s.updated_at as "updatedAt", u.name as "updatedByName", s.version
      from programme_settings s
      left join users a on a.id = s.automatic_reports_by
      left join users u on u.id = s.updated_by
     where s.id = 1`
  if (!found) throw new Error('The row of settings is missing.')
  return found
}

/** How one reaches the clinic; what nobody entered is null. */
export type Help = Pick<Programme, 'helpPhone' | 'helpHours' | 'address'>

/** For every page of the portal, also before logging in. A page must not fail for it. */
export const getHelp = cache(async (): Promise<Help> => {
  const nothing = { helpPhone: null, helpHours: null, address: null }
  try {
    const [help] = await asAnonymous(
      ({ db }) => db.$queryRaw<Help[]>`
      select help_phone as "helpPhone", help_hours as "helpHours", address from app.help_of_programme()`,
    )
    return help ?? nothing
  } catch (error) {
    logUnexpected(error, 'programme.help', 'none')
    return nothing
  }
})
