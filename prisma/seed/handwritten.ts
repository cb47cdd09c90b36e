import { day, iso, minute, onWorkingDay } from './clock.ts'
import { stageAt } from './disease.ts'
import { aTimelineEntry } from './factories.ts'
import { asText, parkinsonMedicines } from './medicines.ts'
import type { Chart } from './chart.ts'
import type { Random } from './random.ts'
import type { TimelineEntryRow } from './rows.ts'
import { isRecognised } from './visit-rows.ts'
import type { Visit } from './visits.ts'

/** What clinicians write on the timeline themselves: their conclusion, a new treatment, a note. */
export function writeEntries(random: Random, chart: Chart, visits: readonly Visit[]) {
  const { life } = chart
  let isKnown = false
  let treatment = ''
  for (const visit of visits) {
    if (visit.status !== 'completed' || visit.type === 'emergency') continue
    const stage = stageAt(life.course, visit.startsAt)
    if (isRecognised(life, visit)) {
      if (!isKnown) {
        writeEntry(random, chart, visit, {
          event_type: 'diagnosis',
          event_title: "Parkinson's disease",
          event_description: `Clinically established, first signs on the ${life.side} side, Hoehn and Yahr stage ${stage}.`,
          severity: 'high',
        })
        isKnown = true
      }
      const medicines = parkinsonMedicines(life, stage).map(asText).join('; ')
      if (medicines !== treatment) {
        const verb = treatment === '' ? 'started' : 'changed'
        writeEntry(random, chart, visit, {
          event_type: 'treatment',
          event_title: `Treatment ${verb}`,
          event_description: medicines,
          severity: 'info',
        })
        treatment = medicines
      }
    } else if (!life.hasParkinsons && visit.heldBefore === 1 && life.otherCondition !== 'No movement disorder') {
      writeEntry(random, chart, visit, {
        event_type: 'diagnosis',
        event_title: life.otherCondition,
        event_description: null,
        severity: 'medium',
      })
    }
    if (random.chance(0.06)) writeNote(random, chart, visit)
  }
}

/** Something between two visits. */
function writeNote(random: Random, chart: Chart, visit: Visit) {
  const moment = onWorkingDay(visit.startsAt + random.integer(4, 40) * day)
  if (moment > chart.programme.now) return
  const [title, description] = random.pick(notes)
  writeEntry(
    random,
    chart,
    { ...visit, startsAt: moment, durationMinutes: 0 },
    {
      event_type: 'note',
      event_title: title,
      event_description: description,
      severity: 'info',
    },
  )
}

type Words = Pick<TimelineEntryRow, 'event_type' | 'event_title' | 'event_description' | 'severity'>

function writeEntry(random: Random, { sink, patientId }: Chart, visit: Visit, words: Words) {
  if (patientId === null) return
  const written = visit.startsAt + visit.durationMinutes * minute
  sink(
    'patient_timeline',
    aTimelineEntry({
      id: random.id(written),
      patient_id: patientId,
      event_date: iso(visit.startsAt),
      doctor_id: visit.doctor.doctorId,
      created_at: iso(written),
      updated_at: iso(written),
      ...words,
    }),
  )
}

const notes = [
  ['Call from the family', 'Asked whether the evening dose may be taken later; agreed.'],
  ['Physiotherapy finished', 'Twelve sessions; walks more safely, exercises continue at home.'],
  ['Letter from the family doctor', 'Blood values normal. No new medicines.'],
  ['Driving', 'Has given up driving at night.'],
  ['Support group', 'Goes to the group in town once a month.'],
  ['Flu vaccination', 'Given by the family doctor, well tolerated.'],
  ['Swallowing test', 'Fluids safe in small sips; soft food recommended.'],
] as const
