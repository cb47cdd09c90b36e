import type { Metadata } from 'next'
import type { Route } from 'next'
import Link from 'next/link'
import { BookingForm } from '@/components/consultations/consultation-form'
import { PageHeader } from '@/components/ui/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { findFreeTimes } from '@/lib/consultations/clashes'
import { getUsualFee, listTreatingDoctors, type DoctorChoice } from '@/lib/consultations/record'
import { asViewer, type Scope } from '@/lib/db/scope'
import { clinicZone, momentForField } from '@/lib/format/dates'
import { readMoment } from '@/lib/forms/read-moment'
import { assignmentTypeLabels, type AssignmentType } from '@/lib/assignments/vocabulary'
import { doctorTitle } from '@/lib/doctors/vocabulary'
import { getReference } from '@/lib/references/queries'
import { address } from '@/lib/tables/address'

export const metadata: Metadata = { title: 'New appointment' }

type Given = { patient?: string; doctor?: string; at?: string }

export default async function NewConsultationPage({ searchParams }: PageProps<'/admin/consultations/new'>) {
  const viewer = await requireViewer('admin')
  const given = givenBy(await searchParams)
  const { patient, doctor, doctors, fee, free } = await asViewer(viewer, (scope) => readPrefill(scope, given))
  const at = given.at ? readMoment(given.at, clinicZone()).value : free
  return (
    <div className="max-w-xl">
      <PageHeader title="New appointment" about={patient && <bdi>{patient.label}</bdi>} />
      <BookingForm
        key={`${patient?.id} ${doctor?.id} ${given.at}`}
        patient={patient}
        doctor={doctor}
        at={momentForField(at)}
        fee={fee}
        doctors={doctors.length > 1 && <DoctorsOfPatient doctors={doctors} given={given} chosen={doctor?.id} />}
      />
    </div>
  )
}

/** The patient's own doctors, to press; each keeps the rest of the address. */
function DoctorsOfPatient({ doctors, given, chosen }: { doctors: DoctorChoice[]; given: Given; chosen?: string }) {
  return (
    <nav aria-label="Doctors of this patient" className="mb-2 flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <span className="text-muted">Treating this patient:</span>
      {doctors.map(({ doctorId, name, type }) => (
        <Link
          prefetch={false}
          key={doctorId}
          href={address('/admin/consultations/new', { ...given, doctor: doctorId }) as Route}
          aria-current={doctorId === chosen ? 'true' : undefined}
          className="text-primary underline aria-[current]:font-semibold aria-[current]:no-underline"
        >
          <bdi>{doctorTitle(name)}</bdi>, {assignmentTypeLabels[type as AssignmentType].toLowerCase()}
        </Link>
      ))}
    </nav>
  )
}

async function readPrefill(scope: Scope, given: Given) {
  const patient = given.patient ? await getReference(scope, 'patients', given.patient) : null
  const doctors = patient ? await listTreatingDoctors(scope, patient.id) : []
  const doctorId = given.doctor ?? doctors[0]?.doctorId
  const doctor = doctorId ? await getReference(scope, 'doctors', doctorId) : null
  return {
    patient,
    doctors,
    doctor,
    fee: doctor ? await getUsualFee(scope, doctor.id) : null,
    free: patient && doctor ? await nextFree(scope, patient.id, doctor.id) : undefined,
  }
}

/** Stands in the form until another time is typed over it. */
async function nextFree(scope: Scope, patientId: string, doctorId: string): Promise<Date | undefined> {
  const wanted = {
    patientId,
    doctorId,
    consultationDate: new Date(),
    durationMinutes: null,
    consultationType: 'in-person',
  }
  const [first] = await findFreeTimes(scope, wanted)
  return first
}

function givenBy(raw: Record<string, string | string[] | undefined>): Given {
  const text = (name: string) => (typeof raw[name] === 'string' && raw[name].length <= 200 ? raw[name] : undefined)
  return { patient: text('patient'), doctor: text('doctor'), at: text('at') }
}
