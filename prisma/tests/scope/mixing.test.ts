import { asViewer } from '@/lib/db/scope'
import type { Viewer } from '@/lib/db/viewer'
import type { Patient } from '../support/make.ts'
import { expect, patientViewer, test } from './test.ts'

/*
 * Prisma merges findUnique calls of one tick into one statement, across requests, when it may: then one viewer would
 * read with another's rights. Sixty-four patients read in step, and each must only ever find their own.
 */
const viewers = 64
const inStep = 8 // fewer than the pool has connections: those in step all hold one
const rounds = 50

test(
  'sixty-four viewers who read in the same tick never find a row of each other',
  { timeout: 300_000 },
  async ({ make }) => {
    const patients: Patient[] = []
    for (let number = 0; number < viewers; number += 1) {
      const patient = await make.patient()
      await make.note(patient, { event_title: patient.id })
      patients.push(patient)
    }
    let reads = 0
    const foreign: string[] = []

    for (let round = 0; round < rounds; round += 1) {
      for (const group of groupsOf(rotated(patients, round))) {
        const together = barrier(group.length)
        await Promise.all(
          group.map(async (patient, index) => {
            const other = group[(index + 1) % group.length] ?? patient
            const found = await readEverything(patientViewer(patient), patient.id, other.id, together)
            reads += found.length
            foreign.push(...found.filter((id) => id !== patient.id))
          }),
        )
      }
    }

    expect(foreign).toEqual([])
    // own by id, by list, by joined list, and raw: all found every time
    expect(reads).toBe(viewers * rounds * 4)
  },
)

test(
  'sixty-four viewers at once over ten connections each find exactly their own',
  { timeout: 300_000 },
  async ({ make }) => {
    const patients: Patient[] = []
    for (let number = 0; number < viewers; number += 1) patients.push(await make.patient())

    const found = await Promise.all(
      patients.map((patient) =>
        asViewer(patientViewer(patient), async ({ db }) => {
          const rows = await db.patient.findMany({ select: { patientId: true } })
          return rows.map(({ patientId }) => patientId)
        }),
      ),
    )

    expect(found).toEqual(patients.map(({ id }) => [id]))
  },
)

/** The ids of every row that this viewer finds: by key, another's by key, as a list, with a relation, and by SQL. */
async function readEverything(viewer: Viewer, ownId: string, otherId: string, together: () => Promise<void>) {
  return asViewer(viewer, async ({ db }) => {
    const found: (string | undefined)[] = []
    const select = { patientId: true } as const
    await together()
    found.push((await db.patient.findUnique({ where: { patientId: ownId }, select }))?.patientId)
    await together()
    found.push((await db.patient.findUnique({ where: { patientId: otherId }, select }))?.patientId)
    await together()
    found.push(...(await db.patient.findMany({ select })).map(({ patientId }) => patientId))
    await together()
    const entries = await db.patientTimeline.findMany({ select: { eventTitle: true, patient: { select } } })
    found.push(...entries.map(({ patient }) => patient.patientId))
    await together()
    const rows = await db.$queryRaw<
      { patient_id: string }[]
    >`select patient_id from patient_statistics where patient_id in (${ownId}, ${otherId})`
    found.push(...rows.map(({ patient_id: id }) => id))
    return found.filter((id) => id !== undefined)
  })
}

/** Everybody waits until all have come; then they go on in the same tick. */
function barrier(size: number) {
  let waiting: (() => void)[] = []
  return () =>
    new Promise<void>((resolve) => {
      waiting.push(resolve)
      if (waiting.length < size) return
      const all = waiting
      waiting = []
      for (const go of all) go()
    })
}

function rotated<Item>(items: Item[], by: number) {
  return items.map((_, index) => items[(index * 7 + by) % items.length]).filter((item) => item !== undefined)
}

function groupsOf<Item>(items: Item[]) {
  return Array.from({ length: items.length / inStep }, (_, index) => items.slice(index * inStep, (index + 1) * inStep))
}
