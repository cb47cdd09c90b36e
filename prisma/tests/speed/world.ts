import type pg from 'pg'
import { asViewer, type Scope } from '@/lib/db/scope'
import type { PatientViewer, Viewer } from '@/lib/db/viewer'
import type { HelperScope } from '@/lib/helpers/vocabulary'
import { sealCursor } from '@/lib/tables/cursor'
import { loadProfile } from '@/prisma/seed/load-profile'
import { beginAs, type Person } from '../support/person.ts'
import { adminViewer, doctorViewer, patientViewer, test as base } from '../scope/test.ts'
import { explain, statementsOf } from './recorder.ts'

process.env.SUBSTANTIA_TIME_ZONE = 'Europe/Oslo'
process.env.SUBSTANTIA_CURSOR_KEY = Buffer.alloc(32, 7).toString('base64url')

const patients = 10_000

type Reader = Exclude<Viewer, { role: 'helper' }>
export type World = {
  admin: Reader
  doctor: Reader
  patient: string
  /** The patient with the most in their record who can log in, and two people who help them. */
  self: PatientViewer
  helpers: { everything: PatientViewer; reports: PatientViewer }
  middle: string
  connect: () => Promise<pg.Client>
}

/** As many patients as it takes for the planner to choose as it would for a million. */
export const test = base.extend('world', { scope: 'file' }, async ({ database, application }): Promise<World> => {
  void application // sets the environment of lib/db
  const owner = await database.connectOwner()
  await loadProfile(owner, { patients, seed: 1, now: new Date('2026-11-01') })
  await owner.query(
    "insert into users (id, email, name, role) values ('speed-admin', 'speed@example.test', 'Speed', 'admin')",
  )
  const one = async (sql: string) => (await owner.query<Record<string, string>>(sql)).rows[0] ?? {}
  const { doctor_id: doctor = '', user_id: user = '' } = await one(
    `select d.doctor_id, d.user_id from doctors d join doctor_patient_assignments a using (doctor_id)
      where d.approval_state = 'approved' and a.is_active group by 1, 2 order by count(*) desc limit 1`,
  )
  const { patient = '' } = await one(
    'select patient_id as patient from patient_statistics order by total_predictions desc, total_consultations desc limit 1',
  )
  const { date = '', id = '' } = await one(
    `select visit_sort::text as date, patient_id as id from patient_statistics order by visit_sort desc, patient_id desc offset ${patients / 2} limit 1`,
  )
  const { id: own = '', user_id: ownUser = '' } = await one(
    `select p.patient_id as id, p.user_id from patient_statistics s join patients p using (patient_id)
      where p.user_id is not null order by s.total_predictions desc, s.total_consultations desc limit 1`,
  )
  const person = (claims: Person['claims'], databaseRole: Person['databaseRole']) => ({ databaseRole, claims })
  const self = patientViewer({
    id: own,
    userId: ownUser,
    ...person({ r: 'patient', u: ownUser, p: own }, 'substantia_patient'),
  })
  const helper = async (scope: HelperScope): Promise<PatientViewer> => {
    const userId = `speed-helper-${scope}`
    await owner.query(
      `insert into users (id, email, name, role) values ($1, $1 || '@example.test', 'Helper', 'helper')`,
      [userId],
    )
    const { rows } = await owner.query<{ id: string }>(
      `insert into helper_grants (patient_id, helper_name, helper_email, scope, invited_at, invite_expires_at,
                                  helper_user_id, accepted_at)
       values ($1, 'Helper', $2 || '@example.test', $3, now(), now() + interval '14 days', $2, now())
       returning id`,
      [own, userId, scope],
    )
    const grantId = rows[0]!.id
    return { ...self, userId, helping: { grantId, scope, mayWrite: false, patientName: 'Somebody' } }
  }
  return {
    self,
    helpers: { everything: await helper('everything'), reports: await helper('reports') },
    admin: adminViewer({ userId: 'speed-admin', ...person({ r: 'admin', u: 'speed-admin' }, 'substantia_admin') }),
    doctor: doctorViewer({
      id: doctor,
      userId: user,
      ...person({ r: 'doctor', u: user, d: doctor }, 'substantia_doctor'),
    }),
    patient,
    middle: sealCursor(['patients, lastVisit descending', date, id]),
    connect: () => database.connectWeb(),
  }
})

/** Plans of a page's statements, as this viewer. */
export async function plansOf({ connect }: World, viewer: Reader, read: (scope: Scope) => Promise<unknown>) {
  const statements = await statementsOf(() => asViewer(viewer, read))
  const client = await connect()
  await beginAs(client, {
    databaseRole: `substantia_${viewer.role}`,
    claims: {
      r: viewer.role,
      u: viewer.userId,
      ...(viewer.doctorId && { d: viewer.doctorId }),
      ...(viewer.patientId && { p: viewer.patientId }),
      ...(viewer.role === 'patient' && viewer.helping && { g: viewer.helping.grantId }),
    },
  })
  const plans = []
  for (const statement of statements)
    // about how many there are, above 10,000: asked of the planner, which reads nothing
    if (!/^\s*explain/.test(statement.text))
      plans.push({ sql: statement.text.replaceAll(/\s+/g, ' ').slice(0, 80), plan: await explain(client, statement) })
  await client.query('rollback')
  return plans
}
