import { registerDoctor } from '@/lib/doctors/commands'
import { registerDoctorInput } from '@/lib/doctors/schema'
import { anonymous } from '../support/person.ts'
import { refusalOf } from '../support/refusal.ts'
import { openSession } from '../accounts/login.ts'
import { expect, refusal, test } from './test.ts'

const given = (more: Record<string, string> = {}) =>
  registerDoctorInput.parse({
    name: 'Ingrid Solberg',
    email: `${crypto.randomUUID()}@clinic.example`,
    licenseNumber: crypto.randomUUID(),
    newPassword: 'harbour violin 93 moss',
    ...more,
  })
const visitor = (network = `10.${Math.random()}/24`) => ({ network, device: 'a browser' })

test('a registration waits for approval: the account is there, and cannot log in', async ({ db, as }) => {
  const input = given({ specialization: 'Neurology', yearsExperience: '7' })
  await registerDoctor(visitor(), input)
  const { rows } = await db.query(
    `select u.id, u.role, u.is_active, d.approval_state, d.license_number, d.specialization, d.years_experience
       from users u join doctors d on d.user_id = u.id where u.email = $1`,
    [input.email],
  )
  expect(rows).toMatchObject([
    {
      role: 'doctor',
      is_active: true,
      approval_state: 'pending',
      license_number: input.licenseNumber,
      specialization: 'Neurology',
      years_experience: 7,
    },
  ])
  expect(await openSession(as, rows[0].id, 'token')).toBe('approval-pending')
})

test('a known e-mail address gets the same answer, and nothing about that account changes', async ({ db, make }) => {
  const taken = await make.user({ email: 'known@clinic.example', role: 'admin', password_hash: 'theirs' })
  await expect(registerDoctor(visitor(), given({ email: 'KNOWN@clinic.example' }))).resolves.toBeUndefined()
  const { rows } = await db.query('select id, role, password_hash from users where lower(email) = $1', [
    'known@clinic.example',
  ])
  expect(rows).toEqual([{ id: taken.id, role: 'admin', password_hash: 'theirs' }])
})

test('a licence number that somebody has is not told to the stranger, but to the administrator', async ({
  db,
  make,
}) => {
  await make.doctor({ license_number: 'L-77' })
  const input = given({ licenseNumber: 'L-77' })
  await registerDoctor(visitor(), input)
  const { rows } = await db.query(
    `select license_number, approval_reason from doctors d join users u on u.id = d.user_id where u.email = $1`,
    [input.email],
  )
  expect(rows).toEqual([{ license_number: null, approval_reason: expect.stringContaining('L-77') }])
})

test('a common password is refused at its field', async () => {
  expect(await refusal(registerDoctor(visitor(), given({ newPassword: 'password12345' })))).toMatchObject({
    field: 'newPassword',
  })
})

test('the twenty-first registration of an hour from one network waits; another network does not', async ({ as }) => {
  const count = (network: string) =>
    as(anonymous, async (client) => {
      const { rows } = await client.query<{ seconds: number }>('select app.count_registration($1) as seconds', [
        network,
      ])
      return rows[0]!.seconds
    })
  for (let time = 0; time < 20; time += 1) expect(await count('192.0.2.0/24')).toBe(0)
  expect(await count('192.0.2.0/24')).toBeGreaterThan(3000)
  expect(await count('198.51.100.0/24')).toBe(0)
  expect(await refusal(registerDoctor(visitor('192.0.2.0/24'), given()))).toMatchObject({
    code: 'busy',
    message: expect.stringContaining('minutes'),
  })
})

test('nobody who is logged in registers through the visitors’ door', async ({ make, as }) => {
  const admin = await make.admin()
  const impostor = { databaseRole: 'substantia_anonymous' as const, claims: admin.claims }
  const register = `select app.register_doctor('N', 'n@x.example', 'h', null, null, 'L', null, null)`
  expect(await refusalOf(as(impostor, (client) => client.query(register)))).toMatchObject({ code: '42501' })
  expect(await refusalOf(as(admin, (client) => client.query(register)))).toMatchObject({ code: '42501' })
})
