import 'server-only'
import type { Scope } from '@/lib/db/scope'

/** What patients are told of the clinic; null where nobody entered it. */
export type Clinic = {
  /** Also in calendars that others see: without a word of health. */
  name: string | null
  address: string | null
  phone: string | null
  /** What to bring to a visit, a line each. */
  visitAdvice: string | null
  /** How one gets there, a line each. */
  travelAdvice: string | null
  /** How a visit by video or phone begins, a line each. */
  remoteAdvice: string | null
}

export async function getClinic({ db }: Scope): Promise<Clinic> {
  const [clinic] = await db.$queryRaw<Clinic[]>`
    select s.clinic_name as name, s.address, s.help_phone as phone, s.visit_advice as "visitAdvice",
           s.travel_advice as "travelAdvice", s.remote_advice as "remoteAdvice"
      from programme_settings s where s.id = 1`
  return clinic ?? { name: null, address: null, phone: null, visitAdvice: null, travelAdvice: null, remoteAdvice: null }
}
