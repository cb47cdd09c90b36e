import type { BoardLaneView, BoardTarget } from '@/components/assignments/board-view'
import { assignmentTypeLabels } from '@/lib/assignments/vocabulary'
import type { Board, Lane, LanePatient, Suggested } from '@/lib/care-board/queries'
import { noDoctorLane, patientsPerLane, type BoardFilter } from '@/lib/care-board/schema'
import { recordHref } from '@/lib/changes/record-links'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { address } from '@/lib/tables/address'

/** The lanes as the board shows them: those without an active doctor first, where there are any. */
export function lanesOf(board: Board, suggested: Suggested[], filter: BoardFilter): BoardLaneView[] {
  const { withoutDoctor } = board
  const doctors = board.lanes.map((lane) => ({
    doctorId: lane.doctorId,
    title: doctorTitle(lane.name),
    about: [lane.specialization, lane.hospitalAffiliation].filter(Boolean).join(', '),
    href: recordHref('doctors', lane.doctorId),
    state: lane.approvalState,
    patients: lane.patients,
    capacity: lane.capacityPatients,
    first: lane.first.map((patient) => cardOf(patient, lane.doctorId)),
    moreHref: filter.lane || lane.patients <= patientsPerLane ? null : laneHref(lane.doctorId),
    suggested: targetsFor(suggested, lane),
  }))
  if (withoutDoctor.patients === 0 && filter.lane !== noDoctorLane) return doctors
  return [
    {
      doctorId: null,
      title: 'No active doctor',
      about: 'Nobody who is approved treats them now.',
      href: null,
      state: null,
      patients: withoutDoctor.patients,
      capacity: null,
      first: withoutDoctor.first.map((patient) => cardOf(patient, null)),
      moreHref: filter.lane || withoutDoctor.patients <= patientsPerLane ? null : laneHref(noDoctorLane),
      suggested: [],
    },
    ...doctors,
  ]
}

function laneHref(lane: string) {
  return address('/admin/assignments/board', { lane })
}

function cardOf({ patientId, name, assignmentType }: LanePatient, doctorId: string | null) {
  return {
    id: patientId,
    name,
    type: assignmentType && assignmentTypeLabels[assignmentType],
    href: recordHref('patients', patientId),
    moveHref: address('/admin/assignments/move', { patient: patientId, from: doctorId }),
  }
}

function targetsFor(suggested: Suggested[], lane: Lane): BoardTarget[] {
  return suggested
    .filter(
      ({ doctorId, speciality, hospital }) =>
        doctorId !== lane.doctorId &&
        speciality === lane.specialization &&
        hospital === (lane.hospitalAffiliation || null), // an empty one is none
    )
    .map((one) => ({ id: one.doctorId, label: `${doctorTitle(one.name)} (${one.patients})` }))
}
