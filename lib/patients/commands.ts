import 'server-only'
import { staleSave } from '@/lib/changes/stale-save'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import { issueLink, type IssuedLink } from '@/lib/users/one-time-link'
import { findLikenesses, getRegistrationCheck } from './likeness'
import type { EditPatientInput, PortalLinkInput, RegisterPatientInput } from './schema'

/** Registered, or held back: somebody very like this is there already, and what was typed waits under `check`. */
export type Registration = { patientId: string } | { check: string }

/** Writes down a new patient, unless somebody similar is there and nobody has looked at them yet. */
export async function registerPatient(
  scope: Scope,
  { confirmed, ...fields }: RegisterPatientInput,
): Promise<Registration> {
  const looked = confirmed !== undefined && (await hasLookedAt(scope, confirmed, fields))
  if (!looked && (await findLikenesses(scope, fields)).length > 0) {
    const [held] = await scope.db.$queryRaw<{ id: string }[]>`
      insert into registration_checks (user_id, fields)
      values (${scope.viewer.userId}, ${JSON.stringify(fields)}::jsonb) returning id`
    return { check: held?.id ?? '' }
  }
  const [created] = await scope.db.$queryRaw<{ patientId: string }[]>`
    insert into patients (name, gender, date_of_birth, phone, email, address, emergency_contact_name,
                          emergency_contact_phone, insurance_info, allergies, medical_history, current_medications)
    values (${fields.name}, ${fields.gender}, ${fields.dateOfBirth}::date, ${fields.phone}, ${fields.email},
            ${fields.address}, ${fields.emergencyContactName}, ${fields.emergencyContactPhone}, ${fields.insuranceInfo},
            ${fields.allergies}, ${fields.medicalHistory}, ${fields.currentMedications})
    returning patient_id as "patientId"`
  return { patientId: created?.patientId ?? '' }
}

/** The warning was about the same name, date of birth and telephone: with another of these it is another question. */
async function hasLookedAt(scope: Scope, check: string, fields: Omit<RegisterPatientInput, 'confirmed'>) {
  const shown = await getRegistrationCheck(scope, check)
  return (
    shown !== null &&
    shown.name === fields.name &&
    shown.dateOfBirth === fields.dateOfBirth &&
    shown.phone === fields.phone
  )
}

/** Saves the record as the form has it, unless it has changed since the form was opened. */
export async function editPatient(scope: Scope, input: EditPatientInput): Promise<{ patientId: string }> {
  const { id, version, dateOfBirth, ...fields } = input
  const { count } = await scope.db.patient.updateMany({
    where: { patientId: id, version, deletedAt: null },
    data: { ...fields, dateOfBirth: dateOfBirth === null ? null : new Date(dateOfBirth) },
  })
  if (count === 0) throw await staleSave(scope, 'patients', id, version, input)
  return { patientId: id }
}

/** The link by which a patient chooses a password for the portal; the first time with the account it is for. */
export async function issuePortalLink(
  scope: Scope,
  { patientId, hasAccount, email }: PortalLinkInput,
): Promise<IssuedLink> {
  return hasAccount === 'yes' ? renewInvitation(scope, patientId) : invitePatient(scope, patientId, email)
}

async function invitePatient(scope: Scope, patientId: string, email: string | null): Promise<IssuedLink> {
  const { db } = scope
  const patient = await db.patient.findFirst({
    where: { patientId, deletedAt: null },
    select: { name: true, userId: true, version: true },
  })
  if (!patient) throw new AppError('not-found')
  if (patient.userId) {
    throw new AppError('changed-meanwhile', {
      message: 'This patient has got an account meanwhile. Load the page again, and make a new link for it if need be.',
    })
  }
  const [created] = await db.$queryRaw<{ id: string }[]>`
    insert into users (role, name, email) values ('patient', ${patient.name}, ${email}) returning id`
  const userId = created?.id ?? ''
  const { count } = await db.patient.updateMany({
    where: { patientId, version: patient.version, userId: null, deletedAt: null },
    data: { userId },
  })
  if (count === 0) throw new AppError('changed-meanwhile')
  return { userId, link: await issueLink(scope, userId, 'invitation') }
}

/** For a patient who did not use the first link or lost the password; the earlier one stops working. */
async function renewInvitation(scope: Scope, patientId: string): Promise<IssuedLink> {
  const patient = await scope.db.patient.findFirst({
    where: { patientId, deletedAt: null, user: { is: { isActive: true, deletedAt: null } } },
    select: { userId: true, user: { select: { lastLogin: true } } },
  })
  if (!patient?.userId) {
    throw new AppError('not-found', {
      message: 'This patient has no active account to make a link for. Invite them, or enable the account.',
    })
  }
  const purpose = patient.user?.lastLogin ? 'password-reset' : 'invitation'
  return { userId: patient.userId, link: await issueLink(scope, patient.userId, purpose) }
}
