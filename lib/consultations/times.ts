import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { recordHref } from '@/lib/changes/record-links'
import { clinicZone, formatMoment } from '@/lib/format/dates'
import { readMoment, writeMoment } from '@/lib/forms/read-moment'
import { noteHref } from './note-vocabulary'
import { describeClash, findClashes, findFreeTimes } from './clashes'
import type { TimesInput } from './schema'

export type Times = {
  /** The time that was understood, in words; null when there is none yet. */
  at: string | null
  clashes: { id: string; href: string; text: string; whose: 'doctor' | 'patient' }[]
  /** As a form takes them, and in words. */
  free: { text: string; label: string }[]
}

const nothing: Times = { at: null, clashes: [], free: [] }

/** What is in the way of an appointment that somebody is filling in; nothing while too little is known. */
export async function checkTimes(
  scope: Scope,
  { doctorId, patientId, at, minutes, except }: TimesInput,
): Promise<Times> {
  const zone = clinicZone()
  const read = readMoment(at, zone)
  if (read.error !== undefined || doctorId === '') return nothing
  const length = /^\d{1,4}$/.test(minutes?.trim() ?? '') ? Math.min(Math.max(Number(minutes), 1), 1440) : null
  const wanted = {
    doctorId,
    patientId,
    consultationDate: read.value,
    durationMinutes: length,
    consultationType: 'in-person',
    id: except,
  }
  const clashes = await findClashes(scope, wanted)
  const free = clashes.length > 0 ? await findFreeTimes(scope, wanted) : []
  return {
    at: formatMoment(read.value, 'dateTime'),
    clashes: clashes.map((clash) => ({
      id: clash.id,
      href: scope.viewer.role === 'doctor' ? noteHref(clash.id) : recordHref('consultations', clash.id),
      text: describeClash(clash),
      whose: clash.whose,
    })),
    free: free.map((moment) => ({ text: writeMoment(moment, zone), label: formatMoment(moment, 'weekdayTime') })),
  }
}
