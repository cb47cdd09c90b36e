import { auditList } from '@/lib/audit/list'
import { operationList } from '@/lib/changes/list'
import { asViewer } from '@/lib/db/scope'
import type { List } from '@/lib/lists/list'
import { selectIds } from '@/lib/lists/list-sql'
import { emptyState, type ListFilter } from '@/lib/lists/state'
import { adminViewer, expect, test } from '../scope/test.ts'

process.env.SUBSTANTIA_CURSOR_KEY = Buffer.alloc(32, 7).toString('base64url')

test('what people do is found by its name: the change itself, and the events of the rows it wrote', async ({
  db,
  make,
  as,
}) => {
  const admin = await make.admin()
  const { doctor, patient } = await make.careTeam()
  const visit = await make.consultation({ doctor, patient }, { status: 'scheduled' })
  await as(admin, async (client) => {
    await client.query(`select set_config('app.action', 'consultations.cancel', true)`)
    await client.query(`update consultations set status = 'cancelled' where id = $1`, [visit.id])
  })
  await as(admin, async (client) => {
    await client.query(`select set_config('app.action', 'patients.edit', true)`)
    await client.query(`update patients set phone = '1' where patient_id = $1`, [patient.id])
  })
  const rowsOf = async (list: List, table: string, what: string, ...filters: ListFilter[]) => {
    const ids = await asViewer(adminViewer(admin), (scope) => selectIds(scope, list, { ...emptyState, filters }))
    const { rows } = await db.query<{ what: string }>(
      `select distinct ${what} as what from ${table} where id = any ($1) order by 1`,
      [ids],
    )
    return rows.map((row) => row.what)
  }
  const is = (column: string, value: string): ListFilter => ({ column, operator: 'is', values: [value] })

  expect(await rowsOf(operationList, 'operations', 'action', is('action', 'consultations.cancel'))).toEqual([
    'consultations.cancel',
  ])
  const cancelled = is('action', 'consultations.cancel')
  expect(await rowsOf(auditList, 'audit_events', `action || ' ' || entity`, cancelled)).toContain(
    'update consultations',
  )
  expect(await rowsOf(auditList, 'audit_events', 'entity', cancelled)).not.toContain('patients')
  expect(await rowsOf(auditList, 'audit_events', 'entity', is('entity', 'patients'))).toEqual(['patients'])
  expect(await rowsOf(auditList, 'audit_events', 'actor_role', is('actorRole', 'admin'))).toEqual(['admin'])
  const byDatabase = await rowsOf(auditList, 'audit_events', 'actor_role', is('actorRole', 'database'))
  expect(byDatabase.length).toBeGreaterThan(0)
  expect(byDatabase.filter((role) => !role.startsWith('database:'))).toEqual([])
})
