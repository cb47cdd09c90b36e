import 'server-only'
import { requireViewer } from '@/lib/auth/viewer'
import { asViewer } from '@/lib/db/scope'
import { routeId } from '@/lib/http/route-id'
import { getMedication } from '@/lib/medications/queries'
import { getPatientHeader } from '@/lib/patients/queries'

/** A medicine of this patient, as an address names them; null when it is another patient's, or neither is this viewer's. */
export async function loadMedicine(address: { patientId: string; medicationId: string }) {
  return asViewer(await requireViewer('doctor'), async (scope) => {
    const patient = await getPatientHeader(scope, routeId(address.patientId))
    const medication = patient && (await getMedication(scope, routeId(address.medicationId)))
    return medication && medication.patientId === patient?.patientId ? { medication, patient } : null
  })
}
