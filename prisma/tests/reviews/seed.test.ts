import { loadDemo } from '@/prisma/seed/demo.ts'
import { mismatchesOf, noMismatches } from '../support/derived.ts'
import { expect, test } from './test.ts'

test('the demonstration has reviewed and unreviewed results, disagreements of every kind, and plausible totals', async ({
  db,
}) => {
  const account = (email: string) => ({ email, passwordHash: 'x' })
  await loadDemo(db, {
    now: new Date('2026-11-26T09:00:00Z'),
    accounts: { admin: account('a@x.test'), doctor: account('d@x.test'), patient: account('p@x.test') },
  })
  const one = async (sql: string) => Object.values((await db.query<Record<string, number>>(sql)).rows[0] ?? {})

  const [results = 0, reviewed = 0, disagreed = 0, byStage = 0, corrected = 0] = await one(
    `select count(distinct q.id)::integer as a, count(r.id) filter (where r.ended_at is null)::integer as b,
            count(*) filter (where r.verdict = 'disagreed')::integer as c,
            count(*) filter (where r.reason like 'On examination%')::integer as d,
            count(*) filter (where r.ended_at is not null)::integer as e
       from predictions q left join prediction_reviews r on r.prediction_id = q.id where q.patient_id is not null`,
  )
  expect(reviewed / results).toBeGreaterThan(0.6)
  expect(reviewed / results).toBeLessThan(0.9)
  for (const count of [disagreed, byStage, corrected]) expect(count).toBeGreaterThan(0)
  const { rows: reasons } = await db.query<{ reason: string }>(
    'select distinct unnest(reasons) as reason from app.disagreements order by 1',
  )
  expect(reasons.map(({ reason }) => reason)).toEqual([
    'clinician-differs',
    'low-confidence',
    'models-differ',
    'poor-input',
  ])
  // the stage and the motor score are those of the visit's notes
  const [assessments = 0, contradicting = 0] = await one(
    `select count(*)::integer as a,
            count(*) filter (where c.notes not like '%MDS-UPDRS III ' || a.mds_updrs_part_3 || '%'
                                or c.notes not like '%stage ' || trim_scale(a.hoehn_yahr_stage) || '.%')::integer as b
       from clinical_assessments a join consultations c on c.id = a.consultation_id`,
  )
  expect(assessments).toBeGreaterThan(300)
  expect(contradicting).toBe(0)
  expect(await mismatchesOf(db)).toEqual(noMismatches)
})
