import type pg from 'pg'
import { vi } from 'vitest'
import type { LiveEvent } from '@/lib/live/vocabulary'
import type { Doctor, Patient } from '../support/make.ts'
import { doctorViewer, expect, patientViewer, test } from '../scope/test.ts'

const patience = { timeout: 60_000, interval: 20 }

test('fifty open pages are told of their own patients only, while assignments come and go', async ({ db, make }) => {
  const { openStream, closeLive } = await import('@/lib/live/hub')
  const doctors = await many(50, () => make.doctor())
  const patients = await many(20, () => make.patient())
  for (const doctor of doctors) await logIn(db, doctor)
  const rights = new Rights(db)
  for (const [place, doctor] of doctors.entries()) await rights.give(doctor, at(patients, place))
  const requests = await many(20, (place) => make.reportRequest(at(patients, place)))
  const patientOf = new Map(requests.map(({ id, patient_id: patient }) => [id, patient]))

  const foreign: string[] = []
  const told = new Map<string, number>()
  const ended = new Set<string>()
  const listening = new Set<string>()
  for (const doctor of doctors) {
    openStream(
      doctorViewer(doctor),
      (event) => {
        if (event.type === 'gap') listening.add(doctor.id)
        if (event.type === 'ended') ended.add(doctor.id)
        for (const id of idsOf(event)) {
          const patient = patientOf.get(id)
          if (!patient || !rights.ever(doctor, patient)) foreign.push(`${doctor.id} was told of ${id}`)
          told.set(doctor.id, (told.get(doctor.id) ?? 0) + 1)
        }
      },
      () => {},
    )
  }
  await vi.waitFor(() => expect(listening.size).toBe(doctors.length), patience)
  const touch = (place: number) =>
    db.query('update report_status set priority = (priority + 1) % 10 where id = $1', [at(requests, place).id])

  for (let place = 0; place < requests.length; place += 1) await touch(place)
  await vi.waitFor(() => expect(told.size).toBe(doctors.length), patience)

  // half of them lose the only patient they have, and the record goes on changing
  const losers = doctors.filter((_, place) => place % 2 === 0)
  for (const doctor of losers) await rights.take(doctor)
  await vi.waitFor(() => expect([...ended].sort()).toEqual(losers.map(({ id }) => id).sort()), patience)
  told.clear()
  for (let place = 0; place < requests.length; place += 1) await touch(place)
  await vi.waitFor(() => expect(told.size).toBe(doctors.length - losers.length), patience)

  expect(foreign).toEqual([])
  expect(losers.filter(({ id }) => told.has(id))).toEqual([])
  closeLive()
})

test('a patient is told of their own record, and an ended session ends its stream', async ({ db, make }) => {
  const { openStream, closeLive } = await import('@/lib/live/hub')
  const [own, other] = await many(2, () => make.patient())
  if (!own || !other) throw new Error('two patients')
  await logIn(db, own)
  const mine = await make.reportRequest(own, { report_type: 'patient' })
  const theirs = await make.reportRequest(other, { report_type: 'patient' })
  const events: LiveEvent[] = []
  openStream(
    patientViewer(own),
    (event) => events.push(event),
    () => {},
  )
  await vi.waitFor(async () => {
    await db.query(`update report_status set priority = (priority + 1) % 10 where id = any ($1)`, [
      [mine.id, theirs.id],
    ])
    expect(events.flatMap(idsOf)).not.toEqual([])
  }, patience)
  expect(new Set(events.flatMap(idsOf))).toEqual(new Set([mine.id]))

  await db.query(`update login_sessions set ended_at = now(), ended_reason = 'ended-by-admin' where user_id = $1`, [
    own.userId,
  ])

  await vi.waitFor(() => expect(events.at(-1)).toEqual({ type: 'ended' }), patience)
  closeLive()
})

test('a fifth page of the same person ends their oldest', async ({ db, make }) => {
  const { openStream, closeLive } = await import('@/lib/live/hub')
  const doctor = await make.doctor()
  await logIn(db, doctor)
  const ended: number[] = []
  for (const place of [1, 2, 3, 4, 5])
    openStream(
      doctorViewer(doctor),
      () => {},
      () => ended.push(place),
    )

  expect(ended).toEqual([1])
  closeLive()
  expect(ended.sort()).toEqual([1, 2, 3, 4, 5])
})

/** Who may see whom, and who ever might. */
class Rights {
  readonly #given = new Set<string>()

  constructor(readonly db: pg.Client) {}

  async give(doctor: Doctor, patient: Patient) {
    this.#given.add(`${doctor.id} ${patient.id}`)
    await this.db.query(
      `insert into doctor_patient_assignments (doctor_id, patient_id, assignment_type) values ($1, $2, 'consultant')`,
      [doctor.id, patient.id],
    )
  }

  async take(doctor: Doctor) {
    await this.db.query(
      `update doctor_patient_assignments set is_active = false, ended_at = now() where doctor_id = $1 and is_active`,
      [doctor.id],
    )
  }

  ever(doctor: Doctor, patientId: string) {
    return this.#given.has(`${doctor.id} ${patientId}`)
  }
}

async function many<Made>(count: number, make: (place: number) => Promise<Made>): Promise<Made[]> {
  const made: Made[] = []
  for (let place = 0; place < count; place += 1) made.push(await make(place))
  return made
}

function at<Item>(list: Item[], place: number): Item {
  const item = list[place % list.length]
  if (item === undefined) throw new Error('an empty list')
  return item
}

function idsOf(event: LiveEvent) {
  return event.type === 'changed' ? event.ids : []
}

async function logIn(db: pg.Client, { userId }: Doctor | Patient) {
  await db.query(
    `insert into login_sessions (id, token_hash, user_id, idle_minutes, expires_at)
     values ('session-of-' || $1::text, sha256(convert_to($1, 'UTF8')), $1, 30, now() + interval '1 day')`,
    [userId],
  )
}
