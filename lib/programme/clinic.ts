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
}

export async function getClinic({ db }: Scope): Promise<Clinic> {
  const [clinic] = await db.$queryRaw<Clinic[]>`
    select s.clinic_name as name, s.address, s.help_phone as phone, s.visit_advice as "visitAdvice"
      from programme_settings s where s.id = 1`
  return clinic ?? { name: null, address: null, phone: null, visitAdvice: null }
}
