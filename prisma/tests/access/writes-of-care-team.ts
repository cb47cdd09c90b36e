import { by, type Write } from './write.ts'

const newMedicine = (patient: string, prescriber = 'null') =>
  `insert into patient_medications (patient_id, name, dose, as_needed, prescribed_by)
   values ('patient-${patient}', 'n', 'd', true, ${prescriber})`
const changeMedicine = (id: string) => `update patient_medications set dose = '2 tablets' where id = 'medication-${id}'`
const stopMedicine = `update patient_medications set ended_on = current_date where id = 'medication-ana'`
/** Without a condition only the policy of updates decides which rows; with one, that of reading does as well. */
const changeEveryMedicine = `update patient_medications set dose = '2 tablets'`

/** What a patient takes: written by whoever treats them now, in their own name, and removed by none of them. */
const medicines: Write[] = [
  ...by('dora', 'patient_medications', {
    done: [
      newMedicine('ana'),
      newMedicine('ana', `'doctor-dora'`),
      changeMedicine('ana'),
      stopMedicine,
      changeEveryMedicine,
      `update patient_medications set prescribed_by = 'doctor-dora' where id = 'medication-ana'`,
    ],
    nothing: [changeMedicine('beatrice'), changeMedicine('ana-trashed')],
    forbidden: [
      newMedicine('beatrice'),
      newMedicine('ana', `'doctor-eli'`),
      `update patient_medications set prescribed_by = 'doctor-eli' where id = 'medication-ana'`,
      `update patient_medications set patient_id = 'patient-beatrice'`,
      `update patient_medications set version = 9`,
      `update patient_medications set deleted_at = now()`,
      `delete from patient_medications`,
    ],
  }),
  ...(['xena', 'sam', 'pia', 'tom', 'eli'] as const).flatMap((name) =>
    by(name, 'patient_medications', {
      nothing: [changeMedicine('ana'), stopMedicine],
      forbidden: [newMedicine('ana'), newMedicine('ana', `'doctor-${name}'`)],
    }),
  ),
  ...(['xena', 'sam', 'pia', 'tom'] as const).flatMap((name) =>
    by(name, 'patient_medications', { nothing: [changeEveryMedicine] }),
  ),
  ...(['ana', 'hana', 'hugo', 'worker', 'anonymous'] as const).flatMap((name) =>
    by(name, 'patient_medications', {
      forbidden: [newMedicine('ana'), changeMedicine('ana'), stopMedicine, `delete from patient_medications`],
    }),
  ),
]

/** Hand-overs are an administrator's; the history of approvals is nobody's to write. */
export const writesOfCareTeam: Write[] = [
  ...medicines,
  ...by('adam', 'hand_overs', {
    done: [
      `insert into hand_overs (from_doctor_id, to_doctor_id, on_date, reason)
       values ('doctor-dora', 'doctor-eli', '2099-01-02', 'Leave')`,
      `update hand_overs set state = 'cancelled' where id = 'hand-over'`,
      `insert into hand_overs (from_doctor_id, to_doctor_id, on_date, patient_ids, reason, back_of)
       values ('doctor-eli', 'doctor-dora', '2099-01-09', '{}', 'Cover ended', 'hand-over')`,
      `update hand_overs set patient_ids = '{patient-ana}' where id = 'hand-over'`,
    ],
    forbidden: [
      `update hand_overs set back_of = 'hand-over'`,
      `update hand_overs set to_doctor_id = 'doctor-pia'`,
      `update hand_overs set requested_by = 'user-dora'`,
      `delete from hand_overs`,
    ],
  }),
  ...by('adam', 'doctor_approvals', {
    forbidden: [
      `insert into doctor_approvals (doctor_id, from_state, to_state) values ('doctor-dora', 'pending', 'approved')`,
      `update doctor_approvals set reason = 'another'`,
      `delete from doctor_approvals`,
    ],
  }),
  ...by('dora', 'hand_overs', {
    forbidden: [
      `insert into hand_overs (from_doctor_id, to_doctor_id, on_date, reason)
       values ('doctor-dora', 'doctor-eli', '2099-01-02', 'Leave')`,
      `update hand_overs set state = 'cancelled'`,
    ],
  }),
]
