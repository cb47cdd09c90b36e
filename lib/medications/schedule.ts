import type { Medication } from './queries'

export type DaySchedule = {
  /** Each time of the day with what is due then, earliest first. */
  times: { time: string; due: Medication[] }[]
  asNeeded: Medication[]
  later: Medication[]
  ended: Medication[]
}

/** A day by the clock, from what is taken on `today` (an ISO date). */
export function daySchedule(medications: Medication[], today: string): DaySchedule {
  const dayOf = (date: Date | null) => date?.toISOString().slice(0, 10)
  const ended = medications.filter(({ endedOn }) => endedOn && dayOf(endedOn)! < today)
  const later = medications.filter(({ startedOn }) => startedOn && dayOf(startedOn)! > today)
  const current = medications.filter((medication) => !ended.includes(medication) && !later.includes(medication))
  const times = [...new Set(current.flatMap((medication) => medication.times))].sort()
  return {
    times: times.map((time) => ({ time, due: current.filter((medication) => medication.times.includes(time)) })),
    asNeeded: current.filter(({ asNeeded }) => asNeeded),
    later,
    ended,
  }
}

/** What is taken on that day: each medicine once, by the clock, and what is taken only when needed at the end. */
export function takenIn({ times, asNeeded }: DaySchedule): Medication[] {
  return [...new Set([...times.flatMap(({ due }) => due), ...asNeeded])]
}

/** "07:00, 11:30", "when needed", or both. */
export function timesInWords({ times, asNeeded }: Pick<Medication, 'times' | 'asNeeded'>, whenNeeded: string): string {
  return [...times, ...(asNeeded ? [whenNeeded] : [])].join(', ')
}

/** Medicines as the old system kept them, one text: nobody knows of each when it was begun or ended. */
export function linesRecordedBefore(text: string | null): string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}
