import type { Stage } from './disease.ts'
import type { Life } from './life.ts'

export type Medicine = { name: string; dose: string; times: readonly string[] }

/** The medicines against Parkinson's disease that fit a stage; the person's own habits decide between equals. */
export function parkinsonMedicines(life: Life, stage: Stage | 0): Medicine[] {
  if (stage === 0) return []
  const medicines: Medicine[] = []
  if (stage <= 1.5 && life.prefersAgonist) {
    medicines.push({ name: 'Pramipexole 0.35 mg', dose: '1 tablet', times: shifted(life, doseTimes[3]) })
  } else if (stage === 1) {
    medicines.push({ name: 'Rasagiline 1 mg', dose: '1 tablet', times: shifted(life, ['08:00']) })
  }
  if (stage >= 1.5 && medicines.length === 0) medicines.push(levodopa(life, stage))
  if (stage >= 2 && stage <= 3 && life.prefersAgonist) {
    medicines.push({ name: 'Rasagiline 1 mg', dose: '1 tablet', times: shifted(life, ['08:00']) })
  }
  if (stage >= 3) {
    medicines.push({ name: 'Entacapone 200 mg', dose: '1 tablet', times: shifted(life, doseTimes[dosesADay(stage)]) })
  }
  if (stage >= 4) {
    medicines.push({ name: 'Amantadine 100 mg', dose: '1 capsule', times: shifted(life, ['07:30', '13:00']) })
  }
  return medicines
}

export function otherMedicines(life: Life): Medicine[] {
  const medicines: Medicine[] = life.illnesses.map(({ medicine: name, times }) => ({ name, dose: '1 tablet', times }))
  if (!life.hasParkinsons && life.otherCondition === 'Essential tremor') {
    medicines.push({ name: 'Propranolol 40 mg', dose: '1 tablet', times: shifted(life, ['08:00', '20:00']) })
  }
  return medicines
}

/** "Levodopa/carbidopa 100/25 mg: 1 tablet at 07:30, 12:30 and 17:30". */
export function asText({ name, dose, times }: Medicine): string {
  const last = times.at(-1)
  const when = times.length > 1 ? `${times.slice(0, -1).join(', ')} and ${last}` : last
  return `${name}: ${dose} at ${when}`
}

const doseTimes = {
  3: ['07:30', '12:30', '17:30'],
  4: ['07:00', '11:00', '15:00', '19:00'],
  5: ['06:30', '09:45', '13:00', '16:15', '19:30'],
  6: ['06:00', '09:00', '12:00', '15:00', '18:00', '21:00'],
} as const

function dosesADay(stage: Stage): keyof typeof doseTimes {
  return stage <= 2 ? 3 : stage === 2.5 ? 4 : stage === 3 ? 5 : 6
}

function levodopa(life: Life, stage: Stage): Medicine {
  const dose = stage >= 4 ? '1 and a half tablets' : stage >= 2 ? '1 tablet' : 'half a tablet'
  return { name: 'Levodopa/carbidopa 100/25 mg', dose, times: shifted(life, doseTimes[dosesADay(stage)]) }
}

function shifted({ clockShift }: Life, times: readonly string[]): string[] {
  return times.map((time) => {
    const [hours, minutes] = time.split(':')
    const total = Number(hours) * 60 + Number(minutes) + clockShift
    return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
  })
}
