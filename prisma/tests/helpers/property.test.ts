import * as fc from 'fast-check'
import { actingFor, aGrant, aHelper, aRecord, expect, seenBy, seenWith, test } from './test.ts'

type Grant = {
  id: string
  patient: number
  helper: number
  scope: 'appointments' | 'reports' | 'everything'
  isLive: boolean
  isOver: boolean
}

const step = fc.oneof(
  fc.record({
    does: fc.constant('grant' as const),
    patient: fc.nat(1),
    helper: fc.nat(2),
    scope: fc.constantFrom('appointments' as const, 'reports' as const, 'everything' as const),
  }),
  fc.record({
    does: fc.constantFrom('end' as const, 'resume' as const, 'expire' as const, 'prolong' as const),
    which: fc.nat(),
  }),
  fc.record({
    does: fc.constant('rescope' as const),
    which: fc.nat(),
    scope: fc.constantFrom('appointments' as const, 'reports' as const, 'everything' as const),
  }),
  fc.record({ does: fc.constantFrom('disable' as const, 'enable' as const), helper: fc.nat(2) }),
)

test('whatever patients decide in whatever order, each helper sees what their grant says now, and nothing else', async ({
  db,
  make,
  as,
}) => {
  const patients = [await aRecord(make), await aRecord(make)]
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      const helpers = [await aHelper(make), await aHelper(make), await aHelper(make)]
      const disabled = new Set<number>()
      const grants: Grant[] = []
      for (const next of steps) {
        if (next.does === 'grant') {
          const id = await aGrant(db, patients[next.patient]!, helpers[next.helper]!, { scope: next.scope })
          grants.push({
            id,
            patient: next.patient,
            helper: next.helper,
            scope: next.scope,
            isLive: true,
            isOver: false,
          })
        } else if ('helper' in next) {
          await db.query('update users set is_active = $2 where id = $1', [
            helpers[next.helper]!.userId,
            next.does === 'enable',
          ])
          if (next.does === 'enable') disabled.delete(next.helper)
          else disabled.add(next.helper)
        } else if (grants.length > 0) {
          const grant = grants[next.which % grants.length]!
          const patient = patients[grant.patient]!
          const write = (set: string) =>
            as(patient, (client) => client.query(`update helper_grants set ${set} where id = $1`, [grant.id]))
          if (next.does === 'end') {
            await write(`ended_at = now(), ended_reason = 'patient'`)
            grant.isLive = false
          } else if (next.does === 'resume') {
            await write('ended_at = null, ended_reason = null')
            grant.isLive = true
          } else if (next.does === 'expire') {
            await write(`ends_at = now() - interval '1 minute'`)
            grant.isOver = true
          } else if (next.does === 'prolong') {
            await write(`ends_at = now() + interval '1 day'`)
            grant.isOver = false
          } else if (next.does === 'rescope') {
            await write(`scope = '${next.scope}'`)
            grant.scope = next.scope
          }
        }
      }
      for (const grant of grants)
        for (const helper of [0, 1, 2])
          for (const patient of [0, 1]) {
            const holds =
              grant.helper === helper &&
              grant.patient === patient &&
              grant.isLive &&
              !grant.isOver &&
              !disabled.has(helper)
            const seen = await seenBy(as, actingFor(helpers[helper]!, patients[patient]!, grant.id))
            expect(seen).toEqual(holds ? seenWith[grant.scope] : seenWith.nothing)
          }
      for (const patient of patients) expect(await seenBy(as, patient)).toEqual(seenWith.everything)
    }),
    { numRuns: 25 },
  )
})
