import { expect, test } from './test.ts'

test('doctors get an account and wait for approval; known ones are told by address and licence', async ({
  csv,
  db,
}) => {
  const text = `name,email,specialty,license,fee,years
Liv Ito,liv.ito@clinic.example,Neurology,L-1,"1,250.50",12
No Address,,Neurology,L-2,,
Same Licence,other@clinic.example,,L-1,,
Odd Fee,odd@clinic.example,,L-3,cheap,
`
  const before = await csv.living()
  const done = await csv.all({ entity: 'doctors', text })

  expect(done.importCounts).toEqual({ create: 1, update: 0, skip: 1, error: 2 })
  const { rows } = await db.query(
    `select u.name, u.role, u.password_hash, d.approval_state, d.consultation_fee, d.years_experience
       from doctors d join users u on u.id = d.user_id where u.email = 'liv.ito@clinic.example'`,
  )
  expect(rows).toEqual([
    {
      name: 'Liv Ito',
      role: 'doctor',
      password_hash: null,
      approval_state: 'pending',
      consultation_fee: '1250.50',
      years_experience: 12,
    },
  ])
  const changed = await csv.all({
    entity: 'doctors',
    text: 'name,email,hospital\nLiv Ito,LIV.ITO@clinic.example,City Hospital\n',
    policy: 'update',
  })
  expect(changed.importCounts).toEqual({ create: 0, update: 1, skip: 0, error: 0 })

  await csv.takeBack(changed)
  await csv.takeBack(done)
  expect(await csv.living()).toEqual(before)
})

test('assignments find patient and doctor by id, address or the one exact name', async ({ csv, db, make }) => {
  const doctor = await make.doctor({}, { name: 'Assign Doctor', email: 'assign@clinic.example' })
  const pending = await make.doctor({ approval_state: 'pending' }, { name: 'Pending Doctor' })
  await make.patient({ patient_id: 'AS-1', name: 'One Name', date_of_birth: '1950-01-01' })
  await make.patient({ patient_id: 'AS-2', name: 'Two Names', date_of_birth: '1951-01-01' })
  await make.patient({ patient_id: 'AS-3', name: 'Two Names', date_of_birth: '1952-01-01' })
  const before = await csv.living()
  const done = await csv.all({
    entity: 'assignments',
    text: `patient,dob,doctor,type,start,end,reason
AS-1,,assign@clinic.example,primary,2025-01-10,,
"Names, Two",1952-01-01,Dr Assign Doctor,consultant,2024-01-10,2024-06-10,Moved away
Two Names,,${doctor.id},specialist,,,
AS-2,,${pending.id},primary,,,
AS-2,,Nobody Here,primary,,,
AS-2,,${doctor.id},primary,2025-05-01,2025-04-01,
AS-1,,${doctor.id},specialist,,,
`,
  })

  expect((await csv.rows(done.import!.id)).map(({ outcome, message }) => [outcome, message])).toEqual([
    ['create', null],
    ['create', null],
    ['error', expect.stringContaining('could be any of 2 patients of that name')],
    ['error', expect.stringContaining('Pending Doctor is pending, not approved')],
    ['error', expect.stringContaining('names no doctor that is here')],
    ['error', expect.stringContaining('on the day of its end or before')],
    ['skip', 'Row 1 of this file is about the same patient and doctor.'],
  ])
  const { rows } = await db.query(
    `select patient_id, assignment_type, is_active, assignment_date, ended_at, end_reason from doctor_patient_assignments
      where patient_id like 'AS-%' order by 1`,
  )
  expect(rows).toEqual([
    {
      patient_id: 'AS-1',
      assignment_type: 'primary',
      is_active: true,
      assignment_date: new Date('2025-01-09T23:00:00Z'),
      ended_at: null,
      end_reason: null,
    },
    {
      patient_id: 'AS-3',
      assignment_type: 'consultant',
      is_active: false,
      assignment_date: new Date('2024-01-09T23:00:00Z'),
      ended_at: new Date('2024-06-10T10:00:00Z'),
      end_reason: 'Moved away',
    },
  ])
  await csv.takeBack(done)
  expect(await csv.living()).toEqual(before)
  expect((await csv.bringIn(await csv.check(done))).importCounts).toMatchObject({ create: 2 }) // from the trash, same days
})

test('a second primary doctor is refused by the name of the first', async ({ csv, make }) => {
  const { patient } = await make.careTeam()
  const other = await make.doctor()
  const tried = await csv.check(
    await csv.send({ entity: 'assignments', text: `patient,doctor\n${patient.id},${other.id}\n` }),
  )

  expect((await csv.rows(tried.check!.id))[0]).toMatchObject({
    outcome: 'error',
    message: expect.stringContaining('already has a primary doctor'),
  })
})

test('consultations are read on the clinic’s clock, and who is in the way is named', async ({ csv, db, make }) => {
  const doctor = await make.doctor({}, { name: 'Visit Doctor' })
  await make.patient({ patient_id: 'VI-1', name: 'Visit One' })
  await make.patient({ patient_id: 'VI-2', name: 'Visit Two' })
  await make.consultation(
    { doctor, patient: { id: 'VI-2' } },
    { status: 'scheduled', consultation_date: '2030-03-04T09:00:00Z', duration_minutes: 30 },
  )
  const before = await csv.living()
  const text = `patient;doctor;date;time;type;status;duration;fee;findings
VI-1;Visit Doctor;04.03.2024;14:30;follow-up;completed;30;120,50;Rigor
VI-1;Visit Doctor;04.03.2030;10:15;;;;;
VI-1;Visit Doctor;05.03.2030;9.00;Video;geplant;45;;
VI-2;Visit Doctor;05.03.2030;09:30;;;;;
VI-1;Visit Doctor;31.03.2030;02:30;;;;;
VI-1;Visit Doctor;06.03.2030;;;;;;
VI-1;Visit Doctor;07.03.2030;10:00;;completed;;;
`
  const done = await csv.all({ entity: 'consultations', text })

  expect((await csv.rows(done.import!.id)).map(({ outcome, message }) => [outcome, message])).toEqual([
    ['create', null],
    ['error', expect.stringMatching(/Visit Doctor has another appointment then, with Visit Two/)],
    ['create', null],
    ['error', expect.stringContaining('Row 3 of this file books the doctor')],
    ['error', expect.stringContaining('does not exist: the clocks go forward')],
    ['error', expect.stringContaining('Add the time')],
    ['error', expect.stringContaining('cannot be completed')],
  ])
  const { rows } = await db.query(
    `select consultation_date, consultation_type, status, duration_minutes, fee_charged, diagnosis from consultations
      where patient_id = 'VI-1' order by 1`,
  )
  expect(rows).toEqual([
    {
      consultation_date: new Date('2024-03-04T13:30:00Z'),
      consultation_type: 'follow-up',
      status: 'completed',
      duration_minutes: 30,
      fee_charged: '120.50',
      diagnosis: 'Rigor',
    },
    {
      consultation_date: new Date('2030-03-05T08:00:00Z'),
      consultation_type: 'telemedicine',
      status: 'scheduled',
      duration_minutes: 45,
      fee_charged: null,
      diagnosis: null,
    },
  ])
  const again = await csv.check(
    await csv.send({ entity: 'consultations', text: text.replace('Rigor', 'Tremor'), policy: 'update' }),
  )
  expect(again.checkCounts).toMatchObject({ create: 0, update: 1, skip: 1 })

  await csv.takeBack(done)
  expect(await csv.living()).toEqual(before)
})
