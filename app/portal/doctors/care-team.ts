import type { MyVisit } from '@/lib/consultations/my-visits'
import { isStillAhead } from '@/lib/consultations/still-ahead'
import type { DoctorOfPatient } from '@/lib/doctors/queries'

/** One doctor with every time they treated the patient, the current or latest one first. */
export type TreatingDoctor = DoctorOfPatient & { before: DoctorOfPatient[] }

/** A doctor who saw the patient without treating them for a time: an urgent visit, somebody who stood in. */
export type SeenDoctor = {
  doctorId: string
  name: string | null
  specialization: string | null
  lastVisitDate: Date | null
  nextVisitDate: Date | null
}

/** Each doctor once, split into those who treat the patient now and those who did. The order of the list is kept. */
export function toCareTeam(doctors: DoctorOfPatient[]): { now: TreatingDoctor[]; before: TreatingDoctor[] } {
  const byDoctor = new Map<string, TreatingDoctor>()
  for (const doctor of doctors) {
    const known = byDoctor.get(doctor.doctorId)
    if (known) known.before.push(doctor)
    else byDoctor.set(doctor.doctorId, { ...doctor, before: [] })
  }
  const all = [...byDoctor.values()]
  return { now: all.filter(({ isActive }) => isActive), before: all.filter(({ isActive }) => !isActive) }
}

/** Who held a visit, or will, and is not in the list of treating doctors. */
export function seenDoctors(consultations: MyVisit[], doctors: DoctorOfPatient[], now: Date): SeenDoctor[] {
  const known = new Set(doctors.map(({ doctorId }) => doctorId))
  const others = new Map<string, SeenDoctor>()
  for (const visit of consultations) {
    const { doctorId, status, consultationDate } = visit
    const isHeld = status === 'completed'
    const isComing = isStillAhead(visit, now)
    if (known.has(doctorId) || !(isHeld || isComing)) continue
    const seen = others.get(doctorId) ?? nobodyKnown(visit)
    // The list runs from the newest to the oldest: the last one that is coming is the next one.
    if (isComing) seen.nextVisitDate = consultationDate
    else seen.lastVisitDate ??= consultationDate
    others.set(doctorId, seen)
  }
  return [...others.values()]
}

function nobodyKnown({ doctorId, doctorName, doctorSpecialization }: MyVisit): SeenDoctor {
  return { doctorId, name: doctorName, specialization: doctorSpecialization, lastVisitDate: null, nextVisitDate: null }
}
