import { by, type Write } from './write.ts'

/** Hand-overs are an administrator's; the history of approvals is nobody's to write. */
export const writesOfCareTeam: Write[] = [
  ...by('adam', 'hand_overs', {
    done: [
      `insert into hand_overs (from_doctor_id, to_doctor_id, on_date, reason)
       values ('doctor-dora', 'doctor-eli', '2099-01-02', 'Leave')`,
      `update hand_overs set state = 'cancelled' where id = 'hand-over'`,
    ],
    forbidden: [
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
