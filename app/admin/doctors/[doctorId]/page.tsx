import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { AssignmentHistory } from '@/components/assignments/assignment-history'
import { LoadBar } from '@/components/assignments/load-bar'
import { ApprovalDecision } from '@/components/doctors/approval-decision'
import { ApprovalHistory } from '@/components/doctors/approval-history'
import { ApprovalMark } from '@/components/doctors/approval-mark'
import { AppointmentsAhead, PatientsNow } from '@/components/doctors/doctor-work'
import { RecordHeader } from '@/components/records/record-header'
import { LinkButton } from '@/components/ui/link-button'
import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { listEndedAssignmentsOfDoctor } from '@/lib/assignments/queries'
import { requireViewer } from '@/lib/auth/viewer'
import { recordHref } from '@/lib/changes/record-links'
import { asViewer, type Scope } from '@/lib/db/scope'
import {
  getDoctor,
  listAppointmentsAhead,
  listApprovals,
  listPatientsOfDoctor,
  type DoctorDetails,
} from '@/lib/doctors/queries'
import type { ApprovalState } from '@/lib/doctors/vocabulary'
import { formatAgo, formatMoment } from '@/lib/format/dates'
import { routeId } from '@/lib/http/route-id'
import { address } from '@/lib/tables/address'

export const metadata: Metadata = { title: 'Doctor' }

export default async function DoctorPage({ params }: PageProps<'/admin/doctors/[doctorId]'>) {
  const viewer = await requireViewer('admin')
  const doctorId = routeId((await params).doctorId)
  const found = await asViewer(viewer, (scope) => readAll(scope, doctorId))
  if (!found) notFound()
  const { doctor, approvals, patients, ended, appointments } = found
  const state = doctor.approvalState as ApprovalState

  return (
    <>
      <RecordHeader
        table="doctors"
        id={doctorId}
        title={
          <>
            Dr <bdi>{doctor.user.name}</bdi>
          </>
        }
        about={
          <>
            <ApprovalMark state={state} />
            {doctor.specialization && <> · {doctor.specialization}</>}
            {doctor.hospitalAffiliation && <> · {doctor.hospitalAffiliation}</>}
          </>
        }
      >
        {patients.count > 0 && (
          <LinkButton href={address('/admin/assignments/hand-over', { from: doctorId })}>Hand over…</LinkButton>
        )}
        <LinkButton href={address('/admin/assignments/board', { with: doctorId })}>On the board</LinkButton>
        {state === 'approved' && (
          <LinkButton href={address('/admin/assignments/new', { doctor: doctorId })} kind="primary">
            Assign a patient
          </LinkButton>
        )}
      </RecordHeader>
      <Section id="profile" title="Profile">
        <div className="rounded-control border border-hairline bg-surface p-4">
          <Profile doctor={doctor} patients={patients.count} />
        </div>
      </Section>
      <div className="grid gap-x-8 lg:grid-cols-2">
        <div>
          <Section
            id="patients"
            title="Patients now"
            aside={<LoadBar patients={patients.count} capacity={doctor.capacityPatients} />}
          >
            <PatientsNow doctorId={doctorId} {...patients} />
          </Section>
          <Section id="ended" title="Patients of before">
            <AssignmentHistory of="doctor" rows={ended} empty="Nobody was handed on or discharged yet." />
          </Section>
        </div>
        <div>
          <Section id="appointments" title="Appointments ahead" aside={<CalendarLinks doctorId={doctorId} />}>
            <AppointmentsAhead appointments={appointments} />
          </Section>
          <Section id="approval" title="Approval">
            <ApprovalDecision doctorId={doctorId} version={doctor.version} state={state} />
            <h3 className="mt-6 mb-2 font-semibold">What was decided</h3>
            <ApprovalHistory changes={approvals} registeredAt={doctor.createdAt} />
          </Section>
        </div>
      </div>
    </>
  )
}

function CalendarLinks({ doctorId }: { doctorId: string }) {
  return (
    <>
      <Link
        prefetch={false}
        href={address('/admin/consultations/calendar', { doctor: doctorId })}
        className="text-primary underline"
      >
        Calendar
      </Link>{' '}
      ·{' '}
      <Link
        prefetch={false}
        href={address('/admin/consultations/fees', { doctor: doctorId })}
        className="text-primary underline"
      >
        Fees
      </Link>
    </>
  )
}

async function readAll(scope: Scope, doctorId: string) {
  const doctor = await getDoctor(scope, doctorId)
  if (!doctor) return null
  return {
    doctor,
    approvals: await listApprovals(scope, doctorId),
    patients: await listPatientsOfDoctor(scope, doctorId),
    ended: await listEndedAssignmentsOfDoctor(scope, doctorId),
    appointments: await listAppointmentsAhead(scope, doctorId),
  }
}

function Profile({ doctor, patients }: { doctor: DoctorDetails; patients: number }) {
  const { user } = doctor
  return (
    <Facts
      columns={3}
      items={[
        ['Speciality', doctor.specialization],
        ['Licence number', doctor.licenseNumber],
        ['Hospital', doctor.hospitalAffiliation],
        ['Years of experience', doctor.yearsExperience],
        ['Consultation fee', doctor.consultationFee?.toFixed(2)],
        ['Patients', doctor.capacityPatients ? `${patients} of ${doctor.capacityPatients}` : String(patients)],
        ['E-mail address', user.email],
        ['Telephone', user.phone],
        [
          'Last login',
          user.lastLogin
            ? `${formatMoment(user.lastLogin, 'dateTime')}, ${formatAgo(user.lastLogin, new Date())}`
            : 'never',
        ],
        [
          'Account',
          <Link
            prefetch={false}
            key="account"
            href={recordHref('users', doctor.userId)}
            className="text-primary underline"
          >
            {user.deletedAt ? 'In the trash' : user.isActive ? 'Active' : 'Disabled'}
          </Link>,
        ],
        ['Noted with the registration', doctor.approvalState === 'pending' ? doctor.approvalReason : null],
      ]}
    />
  )
}
