import 'server-only'
import { explainPassword } from '@/lib/auth/password-rules'
import { hashPassword } from '@/lib/auth/password'
import type { Visitor } from '@/lib/auth/login'
import { staleSave } from '@/lib/changes/stale-save'
import { asAnonymous, type Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { issueLink, type IssuedLink } from '@/lib/users/one-time-link'
import type { ChangeApprovalInput, CreateDoctorInput, RegisterDoctorInput, UpdateDoctorInput } from './schema'
import { approvalRules, approvalStateLabels, type ApprovalState } from './vocabulary'

/** An account, an approved profile, and a link by which the doctor chooses a password. */
export async function createDoctor(scope: Scope, input: CreateDoctorInput): Promise<IssuedLink & { doctorId: string }> {
  const { db, viewer } = scope
  const [user] = await db.$queryRaw<{ id: string }[]>`
    insert into users (role, name, email, phone) values ('doctor', ${input.name}, ${input.email}, ${input.phone}) returning id`
  const userId = user?.id ?? ''
  const [doctor] = await db.$queryRaw<{ id: string }[]>`
    insert into doctors (user_id, specialization, license_number, hospital_affiliation, years_experience,
                         consultation_fee, capacity_patients, approval_state, approval_changed_by, approval_changed_at)
    values (${userId}, ${input.specialization}, ${input.licenseNumber}, ${input.hospitalAffiliation},
            ${input.yearsExperience}::smallint, ${input.consultationFee}::numeric, ${input.capacityPatients}::smallint,
            'approved', ${viewer.userId}, now())
    returning doctor_id as id`
  return { userId, doctorId: doctor?.id ?? '', link: await issueLink(scope, userId, 'invitation') }
}

/** Changes the professional profile. Name and e-mail address are the account's. */
export async function updateDoctor(scope: Scope, { id, version, ...profile }: UpdateDoctorInput): Promise<string> {
  const { count } = await scope.db.doctor.updateMany({
    where: { doctorId: id, version, deletedAt: null },
    data: profile,
  })
  if (count === 0) throw await staleSave(scope, 'doctors', id, version, profile)
  return id
}

type Description = Partial<Pick<UpdateDoctorInput, 'specialization' | 'hospitalAffiliation'>>

/** Changes the speciality or the hospital, alone: a cell of the list. */
export async function describeDoctor(
  scope: Scope,
  { id, version, ...described }: { id: string; version: number } & Description,
): Promise<void> {
  const { count } = await scope.db.doctor.updateMany({
    where: { doctorId: id, version, deletedAt: null },
    data: described,
  })
  if (count === 0) throw await staleSave(scope, 'doctors', id, version, described)
}

/** Approves, rejects, suspends or reinstates. Sessions end and statistics follow in the database. */
export async function changeApproval(
  scope: Scope,
  { id, version, step, reason }: ChangeApprovalInput,
): Promise<{ state: ApprovalState }> {
  const { db, viewer } = scope
  const rule = approvalRules[step]
  const doctor = await db.doctor.findFirst({
    where: { doctorId: id, deletedAt: null },
    select: { approvalState: true },
  })
  if (!doctor) throw new AppError('not-found')
  const state = doctor.approvalState as ApprovalState
  if (!rule.from.includes(state))
    throw new AppError('changed-meanwhile', {
      message: `This doctor is ${approvalStateLabels[state].toLowerCase()} now, so there is nothing to ${rule.label.toLowerCase()}. Load the page again to see what can be decided.`,
    })
  const { count } = await db.doctor.updateMany({
    where: { doctorId: id, version, deletedAt: null, approvalState: state },
    data: {
      approvalState: rule.to,
      approvalReason: reason,
      approvalChangedBy: viewer.userId,
      approvalChangedAt: new Date(),
    },
  })
  if (count === 0)
    throw await staleSave(scope, 'doctors', id, version, { approvalState: rule.to, approvalReason: reason })
  return { state: rule.to }
}

/**
 * A visitor asks to work here. Whether the e-mail address is known makes no difference to the answer, nor, as the
 * password is hashed either way, to how long it takes.
 */
export async function registerDoctor({ network }: Visitor, input: RegisterDoctorInput): Promise<void> {
  const problem = explainPassword(input.newPassword, [input.name, input.email])
  if (problem) throw new AppError('value-not-allowed', { field: 'newPassword', message: problem })
  const [counted] = await asAnonymous(
    ({ db }) => db.$queryRaw<{ seconds: number }[]>`select app.count_registration(${network}) as seconds`,
  )
  if (counted && counted.seconds > 0)
    throw new AppError('busy', {
      message: `Too many registrations came from your network. Wait ${Math.ceil(counted.seconds / 60)} minutes, then try again.`,
    })
  const hash = await hashPassword(input.newPassword)
  await asAnonymous(
    ({ db }) => db.$executeRaw`
    select app.register_doctor(${input.name}, ${input.email}, ${hash}, ${input.phone}, ${input.specialization},
                               ${input.licenseNumber}, ${input.hospitalAffiliation}, ${input.yearsExperience}::smallint)`,
  )
}
