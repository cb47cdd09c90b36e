import { writeAssessment } from './assessments.ts'
import { planStays, type Stay } from './care-team.ts'
import { hour } from './clock.ts'
import { writeEntries } from './handwritten.ts'
import type { Life } from './life.ts'
import { accountRow, assignmentRows, contactOf, medicationRows, patientRow } from './patient-rows.ts'
import type { Chart } from './chart.ts'
import type { Clinic, Programme, Sink } from './programme.ts'
import { Random } from './random.ts'
import { writeReports } from './reports.ts'
import { resultWords } from './report-texts.ts'
import { writeReviews } from './reviews.ts'
import { planScans, writeDiaries, writeScreening, type Screening } from './screening.ts'
import { visitRow, type Told } from './visit-rows.ts'
import { planVisits, type Visit } from './visits.ts'

/** What may be decided from outside, for people whom the demonstration is about. */
type Wishes = {
  account?: { email: string; passwordHash: string }
  stays?: readonly Stay[]
}

/**
 * Everything on one person. Each part draws from a stream of its own, named by the person's number, so that patient 17
 * is the same person with the same history in a load of 200 and in one of 1,000,000, and a change of one part leaves
 * the others alone.
 */
export function writePatient(
  sink: Sink,
  programme: Programme,
  clinic: Clinic,
  life: Life,
  index: number,
  wishes: Wishes = {},
): { chart: Chart; screenings: Screening[] } {
  const stream = (part: number) => new Random(programme.seed, index, part)
  const ids = stream(2)
  const chart: Chart = {
    programme,
    sink,
    life,
    patientId: ids.id(life.registered),
    userId: life.hasAccount ? ids.id(life.registered) : null,
    stays: wishes.stays ?? planStays(stream(3), clinic, life, programme.now),
  }
  const visits = planVisits(stream(4), clinic, life, chart.stays, programme.now)
  const scans = stream(5)
  const screenings = planScans(scans, life, visits, programme.now).map((plan) => writeScreening(scans, chart, plan))
  writeVisits({ words: stream(6), figures: stream(14) }, chart, visits, screenings)
  writeReports(stream(7), chart, screenings)
  writeReviews(stream(15), chart, screenings)
  writeEntries(stream(8), chart, visits)
  writeDiaries(stream(9), chart)
  writeUnclaimed(stream(10), chart)
  const facts = stream(11)
  if (chart.userId !== null) sink('users', accountRow(facts, chart, index, wishes.account ?? null))
  const medicines = medicationRows(stream(13), chart, visits, wishes.account !== undefined)
  const patient = { ...patientRow(facts, chart, visits), ...contactOf(stream(12), chart) }
  if (medicines.length > 0) patient.current_medications = null // each stands by itself now
  sink('patients', patient)
  for (const row of medicines) sink('patient_medications', row)
  for (const row of assignmentRows(facts, chart)) sink('doctor_patient_assignments', row)
  return { chart, screenings }
}

function writeVisits(
  { words, figures }: { words: Random; figures: Random },
  chart: Chart,
  visits: readonly Visit[],
  screenings: readonly Screening[],
) {
  const told: Told = { said: new Set(), prescription: null }
  for (const visit of visits) {
    const screening = screenings.find(({ visitId }) => visitId === visit.id)
    const known = screening?.predictions.find(({ madeAt }) => madeAt <= visit.startsAt)
    const discussed = screening
      ? { sessionId: screening.sessionId, scannedAt: screening.scannedAt, result: known ? resultWords(known) : null }
      : null
    const consultation = visitRow(words, chart, visit, discussed, told)
    chart.sink('consultations', consultation)
    writeAssessment(figures, chart, visit, consultation)
  }
}

/** Now and then a scan was uploaded before somebody said whose it is. */
function writeUnclaimed(random: Random, chart: Chart) {
  const {
    life,
    programme: { now },
  } = chart
  if (!random.chance(0.02)) return
  const scannedAt = Math.floor(random.between(life.registered, life.left ?? now) / hour) * hour
  writeScreening(random, { ...chart, patientId: null, userId: null }, { scannedAt, visitId: null })
}
