import type { ClientBase } from 'pg'
import { Agenda } from './agenda.ts'
import { copyTables, inTransaction, type RowCounts } from './bulk-load.ts'
import { doctorAt, planStays } from './care-team.ts'
import { day, iso, minute, year } from './clock.ts'
import { demoPatientLife, demoPatientStays } from './demo-patient.ts'
import { hospitals, writeDoctor, type DoctorWishes } from './doctors.ts'
import { aUser } from './factories.ts'
import { signGlossary } from './glossary.ts'
import { drawLife, type Life } from './life.ts'
import { writePatient } from './patient-record.ts'
import type { Chart } from './chart.ts'
import type { Clinic, Doctor, Programme, Sink } from './programme.ts'
import { Random } from './random.ts'
import { writeOpenRequest, writeReports } from './reports.ts'
import { writeScreening } from './screening.ts'
import { TimeOrderedLines } from './time-ordered-lines.ts'

export type DemoAccount = { email: string; passwordHash: string }
export type DemoOptions = {
  seed?: number
  /** The present of the demonstration: histories end here, appointments follow. */
  now: Date
  accounts: { admin: DemoAccount; doctor: DemoAccount; patient: DemoAccount }
}

/**
 * Fills an empty database with a clinic to look at: 200 patients, 14 doctors, and one account to log in with per role.
 * As the owner of the database, in one transaction. Returns how many rows each table got.
 */
export async function loadDemo(client: ClientBase, { seed = 1, now, accounts }: DemoOptions): Promise<RowCounts> {
  const programme = demoProgramme(seed, now.getTime())
  const lines = new TimeOrderedLines(programme.now)
  writeDemo((table, row) => lines.add(table, row), programme, accounts)
  return inTransaction(client, async () => {
    await client.query('select app.set_derivation(false)')
    const counts = await copyTables(client, lines)
    await client.query('select app.rebuild_statistics()')
    await client.query('select app.rebuild_timeline()')
    await client.query('select app.set_derivation(true)')
    await client.query('select app.refresh_system_statistics()')
    // a number that is kept free for stories, and a street that does not exist
    await client.query(
      `update programme_settings
          set clinic_name = 'Substantia Clinic', help_phone = '+44 113 496 0123', help_hours = 'Monday to Friday, 8 to 16',
              address = E'Substantia Clinic\\n2 Nigra Lane, second floor\\nLeeds LS99 1AB',
              travel_advice = E'Bus 12 stops in front of the door.\\nYou can park behind the house. It costs nothing.\\n'
                'There is a lift. You need not climb stairs.',
              remote_advice = E'Your doctor calls you on your telephone at that time.\\n'
                'Nobody has called after ten minutes? Call the clinic.'
        where id = 1 and help_phone is null`,
    )
    await client.query(
      `insert into visit_questions (patient_id, body, position)
       select p.patient_id, asked.body, asked.position
         from patients p
         join users u on u.id = p.user_id and u.email = 'patient@example.test'
        cross join (values ('Can I take my tablets with a meal?', 1), ('Is it safe for me to drive at night?', 2)) asked (body, position)
        where not exists (select from visit_questions q where q.patient_id = p.patient_id)`,
    )
    await signGlossary(client, programme.now)
    await client.query(
      `insert into app.installation (key, value) values ('demo_loaded_at', $1)
           on conflict (key) do update set value = excluded.value`,
      [now.toISOString()],
    )
    return counts
  })
}

function demoProgramme(seed: number, now: number): Programme {
  return {
    seed: new Random(seed, 200).bits(), // so that a benchmark load with the same seed has other people
    now,
    tag: '',
    enrolment: { meanYears: 8, mostYears: 9 },
    secondSeries: 0.15,
    reports: { doctor: 0.85, patient: 0.5 },
    assessed: 0.85,
    reviewed: 0.78,
    openRequests: 0.13,
  }
}

function writeDemo(sink: Sink, programme: Programme, accounts: DemoOptions['accounts']) {
  const adminId = writeAdmins(sink, programme, accounts.admin)
  const doctors = writeDoctors(sink, programme, adminId, accounts.doctor)
  const clinic: Clinic = { doctors, agenda: new Agenda() }
  writeDemoPatient(sink, programme, clinic, accounts.patient)
  writeOtherPatients(sink, programme, clinic)
}

function writeOtherPatients(sink: Sink, programme: Programme, clinic: Clinic) {
  const [demoDoctor] = clinic.doctors
  let ofDemoDoctor = 0
  for (let index = 1; index < patientCount; index++) {
    const life = drawLife(programme, index, newcomers[index - patientCount + newcomers.length])
    const random = new Random(programme.seed, index, 31)
    const stays = planStays(random, clinic, life, programme.now)
    const isOfDemoDoctor = doctorAt(stays, programme.now) === demoDoctor
    // The demo doctor's next days are busy; for the others every fourth patient comes within the next four weeks.
    const daysAhead = isOfDemoDoctor
      ? busyDays[ofDemoDoctor++]
      : random.chance(0.25)
        ? random.integer(0, 28)
        : undefined
    const wanted = withVisitIn(life, daysAhead, programme.now)
    const { chart } = writePatient(sink, programme, clinic, wanted, index, { stays })
    if (index % 20 === 0) writeScanOfToday(random, chart, index / 20)
  }
}

/** So that something is going on: scans of the last hours, one of them still being read, one of nobody known yet. */
function writeScanOfToday(random: Random, chart: Chart, place: number) {
  const minutesAgo = scansOfToday[place]
  if (minutesAgo === undefined || chart.life.left !== null) return
  const claimed = place === 4 ? { ...chart, patientId: null, userId: null } : chart
  const scannedAt = Math.max(chart.life.registered, chart.programme.now - minutesAgo * minute)
  writeReports(random, claimed, [writeScreening(random, claimed, { scannedAt, visitId: null })])
}

function writeAdmins(sink: Sink, programme: Programme, account: DemoAccount): string {
  const random = new Random(programme.seed, 0, 41)
  const founded = programme.now - 11.2 * year
  const ids = adminNames.map((name, place) => {
    const since = founded + place * 400 * day
    const id = random.id(since)
    sink(
      'users',
      aUser({
        id,
        email: place === 0 ? account.email : `admin${place + 1}@example.test`,
        password_hash: place === 0 ? account.passwordHash : null,
        name,
        role: 'admin',
        created_at: iso(since),
        updated_at: iso(since),
      }),
    )
    return id
  })
  return ids[0] ?? ''
}

/** Some have room, some are full or beyond, and of one and of those who wait nobody said. */
const capacities = [30, 25, 16, 20, 24, 18, 15, 20, 10, 25, undefined, 20]

/** The demo doctor, ten more who work, one who is suspended and two who wait for approval. */
function writeDoctors(sink: Sink, programme: Programme, adminId: string, account: DemoAccount): Doctor[] {
  const wishes: DoctorWishes[] = Array.from({ length: 14 }, (_, place) => ({ capacity: capacities[place] }))
  wishes[0] = { ...wishes[0], name: 'Amara Okafor', account, share: 2.1 }
  wishes[11] = { ...wishes[11], approval: 'suspended' }
  wishes[12] = { approval: 'pending' }
  wishes[13] = { approval: 'pending' }
  return wishes.map((wish, place) =>
    writeDoctor(sink, programme, place, place, hospitals[place % 4] ?? '', { ...wish, approvedBy: adminId }),
  )
}

function writeDemoPatient(sink: Sink, programme: Programme, clinic: Clinic, account: DemoAccount) {
  const quiet = { ...programme, openRequests: 0 } // the one open request is the one below
  const { chart, screenings } = writePatient(sink, quiet, clinic, demoPatientLife(programme), 0, {
    account,
    stays: demoPatientStays(clinic.doctors, programme.now),
  })
  const last = screenings.at(-1)
  // of a kind that the patient may follow
  if (last) writeOpenRequest(new Random(programme.seed, 0, 32), chart, last, 'pending', 'patient_friendly')
}

function withVisitIn(life: Life, daysAhead: number | undefined, now: number): Life {
  return daysAhead === undefined ? life : { ...life, nextVisit: now + daysAhead * day }
}

const patientCount = 200
const adminNames = ['Ingrid Solberg', 'Peter Hallam', 'Lucía Romero Vidal']
/** Minutes since each was begun. */
const scansOfToday = [1700, 1270, 2, 190, 75, 45, 8, 230, 25, 140]
const busyDays = [0, 0, 0, 1, 1, 2, 2, 3, 4, 5, 6, 8, 9, 11, 13]
/** Years since the last ones came, so that there is always somebody new. */
const newcomers = [26, 21, 17, 12, 9, 6, 4, 2, 0.9, 0.3].map((days) => (days * day) / year)
