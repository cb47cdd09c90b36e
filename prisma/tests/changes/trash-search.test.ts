import type pg from 'pg'
import { asViewer } from '@/lib/db/scope'
import type { RecordTable } from '@/lib/changes/vocabulary'
import type { Admin } from '../support/make.ts'
import { adminViewer, expect, test } from '../scope/test.ts'

process.env.SUBSTANTIA_CURSOR_KEY = Buffer.alloc(32, 7).toString('base64url')
process.env.SUBSTANTIA_TIME_ZONE = 'Europe/Oslo'

const { searchTrash } = await import('@/lib/trash/commands')
const { listDeletions } = await import('@/lib/trash/queries')

async function found(admin: Admin, terms: string, table?: RecordTable, searcher = admin) {
  const filter = await asViewer(adminViewer(searcher), (scope) =>
    searchTrash(scope, { state: 'waiting', table, terms }),
  )
  const page = await asViewer(adminViewer(admin), (scope) => listDeletions(scope, { ...filter, size: 25 }))
  return page.rows.map(({ entity, entityId }) => `${entity} ${entityId}`).sort()
}

const trash = (client: pg.Client, table: string, id: string) =>
  client.query(`select app.move_to_trash($1, $2, 'a test')`, [table, id])

test('what was deleted is found by its own name, by its patient’s, and by its id', async ({ make, as }) => {
  const admin = await make.admin()
  const { doctor, patient } = await make.careTeam()
  const gone = await make.patient({ name: 'Zoë Vanished' })
  const visit = await make.consultation({ doctor, patient: gone })
  const other = await make.consultation({ doctor, patient })
  const leaver = await make.user({ name: 'Leopold Leaver', role: 'admin' })
  await as(admin, async (client) => {
    await trash(client, 'consultations', visit.id)
    await trash(client, 'consultations', other.id)
    await trash(client, 'patients', gone.id)
    await trash(client, 'users', leaver.id)
  })

  const ofPatient = [`consultations ${visit.id}`, `patients ${gone.id}`].sort()
  expect(await found(admin, 'vanished zoe')).toEqual(ofPatient)
  expect(await found(admin, 'vanished', 'patients')).toEqual([`patients ${gone.id}`])
  expect(await found(admin, 'leopold')).toEqual([`users ${leaver.id}`])
  expect(await found(admin, other.id)).toEqual([`consultations ${other.id}`])
  for (const nobody of ['%', '_', 'nobody at all']) expect(await found(admin, nobody), nobody).toEqual([])
})

test('what somebody else searched for is nothing to go by', async ({ make, as }) => {
  const [admin, other] = [await make.admin(), await make.admin()]
  const gone = await make.patient({ name: 'Hidden Handle' })
  await as(admin, (client) => trash(client, 'patients', gone.id))

  const own = await found(admin, 'hidden')
  const foreign = await found(admin, 'nobody of this name', undefined, other) // the handle opens nothing: all is shown
  expect(own).toEqual([`patients ${gone.id}`])
  expect(foreign.length).toBeGreaterThanOrEqual(own.length)
})
