import { writeCalendar } from '@/lib/calendar-feeds/ics'
import { getCalendarEntry } from '@/lib/calendar-feeds/queries'
import { asViewer } from '@/lib/db/scope'
import { env } from '@/lib/env'
import { answerPatient } from '@/lib/http/answer-patient'
import { fileHeaders, refuse } from '@/lib/http/answers'
import { routeId } from '@/lib/http/route-id'
import { getClinic } from '@/lib/programme/clinic'

/** One appointment as a file for the calendar of one's device. */
export async function GET(_request: Request, { params }: RouteContext<'/api/portal/appointments/[consultationId]'>) {
  return answerPatient({ action: 'consultations.calendar-file', entity: 'consultations' }, async (viewer) => {
    const id = routeId((await params).consultationId)
    const found = await asViewer(viewer, async (scope) => {
      const entry = await getCalendarEntry(scope, id)
      return entry && { entry, clinic: await getClinic(scope) }
    })
    if (!found) return refuse(404, 'There is no such appointment.')
    const portal = `${env().SUBSTANTIA_PUBLIC_URL}/portal/consultations`
    return new Response(writeCalendar([found.entry], { clinic: found.clinic, portal }), {
      headers: fileHeaders('text/calendar; charset=utf-8', 'appointment.ics'),
    })
  })
}
