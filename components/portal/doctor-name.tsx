import { doctorTitle } from '@/lib/doctors/vocabulary'

/** "Dr" and the name, which stay together at the end of a line; "a doctor" for nobody we know. */
export function DoctorName({ name }: { name: string | null }) {
  return name?.trim() ? <bdi>{doctorTitle(name).replace(/^Dr /, 'Dr\u00a0')}</bdi> : <>a doctor</>
}
