import { formatCalendarDate } from '@/lib/format/dates'
import type { Medication } from '@/lib/medications/queries'
import { daySchedule, linesRecordedBefore, takenIn, timesInWords } from '@/lib/medications/schedule'
import type { PersonalBlock } from '@/lib/report-documents/render-personal'
import { listOf, plain, rest, type Section } from './blocks'

const most = 14

/**
 * What is taken today, by the clock: with this illness minutes count. What begins later is named as such. What the old
 * system kept as one text stands under its own name, also beside medicines with times: of what it says nobody knows
 * whether it is still taken, so it is neither shown as taken nor left out.
 */
export function medicineSection(medications: Medication[], inWords: string | null, today: string): Section {
  const schedule = daySchedule(medications, today)
  const taken = takenIn(schedule)
  const before = linesRecordedBefore(inWords)
  return {
    heading: 'My medicines',
    blocks: [
      ...takenBlocks(taken, before.length > 0),
      ...(schedule.later.length > 0
        ? [plain('These begin later:'), ...listOf(schedule.later.map(laterLine), most)]
        : []),
      ...(before.length > 0 ? [plain('As recorded before:'), ...listOf(before, most)] : []),
    ],
  }
}

function takenBlocks(taken: Medication[], isRecordedBefore: boolean): PersonalBlock[] {
  if (taken.length === 0)
    return [plain(isRecordedBefore ? 'No medicine with its times is recorded.' : 'No medicine is recorded.')]
  const rows = taken
    .slice(0, most)
    .map((medication) => [
      medication.name,
      medication.dose,
      timesInWords(medication, 'when I need it'),
      medication.instructions ?? '',
    ])
  const columns = ['Medicine', 'How much', 'At what time', 'How']
  return [{ type: 'table', caption: 'My medicines', columns, rows }, ...rest(taken.length, most)]
}

function laterLine(medication: Medication) {
  const from = formatCalendarDate(medication.startedOn, 'longDate')
  return `${medication.name}, ${medication.dose}: ${timesInWords(medication, 'when I need it')}, from ${from}`
}
