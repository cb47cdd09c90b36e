import 'server-only'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'

type Profile = {
  role: string
  specialization: string | null
  licenseNumber: string | null
  /** Resolved already; null unless the role is patient. */
  patientId: string | null
}

/** What a role needs beside the account: a doctor an approved profile, a patient the record that the account opens. */
export async function takeRole({ db, viewer }: Scope, userId: string, profile: Profile): Promise<void> {
  if (profile.role === 'doctor') {
    const data = {
      approvalState: 'approved',
      approvalReason: null,
      approvalChangedBy: viewer.userId,
      approvalChangedAt: new Date(),
      ...(profile.specialization && { specialization: profile.specialization }),
      ...(profile.licenseNumber && { licenseNumber: profile.licenseNumber }),
    }
    const { count } = await db.doctor.updateMany({ where: { userId, deletedAt: null }, data })
    if (count > 0) return // was a doctor before
    if ((await db.doctor.count({ where: { userId } })) > 0)
      throw new AppError('value-not-allowed', {
        field: 'role',
        message:
          'This person was a doctor before, and that profile is in the trash. Restore it there, then choose this role.',
      })
    await db.$executeRaw`
      insert into doctors (user_id, specialization, license_number, approval_state, approval_changed_by, approval_changed_at)
      values (${userId}, ${profile.specialization}, ${profile.licenseNumber}, 'approved', ${viewer.userId}, now())`
  }
  if (profile.role === 'patient') {
    const { count } = await db.patient.updateMany({
      where: { patientId: profile.patientId ?? '', userId: null, deletedAt: null },
      data: { userId },
    })
    if (count === 0)
      throw new AppError('not-found', {
        field: 'patientId',
        message: 'This patient has an account already. Choose another patient, or change that account.',
      })
  }
}

/** Lets go of what only the old role may have. A doctor's patients must have been handed over before. */
export async function leaveRole({ db, viewer }: Scope, userId: string, role: string): Promise<void> {
  if (role === 'patient') await db.patient.updateMany({ where: { userId, deletedAt: null }, data: { userId: null } })
  if (role !== 'doctor') return
  const [treated] = await db.$queryRaw<{ patients: number }[]>`
    select count(*)::integer as patients
      from doctor_patient_assignments a join doctors d on d.doctor_id = a.doctor_id
     where d.user_id = ${userId} and a.is_active and a.deleted_at is null`
  const patients = treated?.patients ?? 0
  if (patients > 0)
    throw new AppError('value-not-allowed', {
      field: 'role',
      message: `This doctor treats ${patients === 1 ? '1 patient' : `${patients} patients`}. Hand them over to another doctor first.`,
    })
  await db.doctor.updateMany({
    where: { userId, deletedAt: null, approvalState: 'approved' },
    data: {
      approvalState: 'suspended',
      approvalReason: 'The account is no longer a doctor’s.',
      approvalChangedBy: viewer.userId,
      approvalChangedAt: new Date(),
    },
  })
}
