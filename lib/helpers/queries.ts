import 'server-only'
import { tokenHash } from '@/lib/auth/token'
import { asAnonymous, noteAccess, type Scope } from '@/lib/db/scope'
import type { MailStatus } from '@/lib/mail/vocabulary'
import { deedsOnPage } from './deed-page'
import type { GrantEnding, HelperScope } from './vocabulary'

export type Grant = {
  id: string
  name: string
  email: string
  scope: HelperScope
  mayWrite: boolean
  endsAt: Date | null
  invitedAt: Date | null
  inviteExpiresAt: Date | null
  acceptedAt: Date | null
  endedAt: Date | null
  endedReason: GrantEnding | null
  version: number
}

/** Everybody the patient ever let help, the newest first; at most 100. For the patient and for administrators. */
export async function listGrants(scope: Scope, patientId: string): Promise<Grant[]> {
  noteAccess(scope, { action: 'helpers.list', entity: 'helper_grants', patientId })
  return scope.db.$queryRaw<Grant[]>`
    select id, helper_name as name, helper_email as email, scope, may_write as "mayWrite", ends_at as "endsAt",
           invited_at as "invitedAt", invite_expires_at as "inviteExpiresAt", accepted_at as "acceptedAt",
           ended_at as "endedAt", ended_reason as "endedReason", version
      from helper_grants
     where patient_id = ${patientId}
     order by created_at desc, id desc
     limit 100`
}

export async function getGrant({ db }: Scope, id: string): Promise<Grant | null> {
  const [grant] = await db.$queryRaw<Grant[]>`
    select id, helper_name as name, helper_email as email, scope, may_write as "mayWrite", ends_at as "endsAt",
           invited_at as "invitedAt", invite_expires_at as "inviteExpiresAt", accepted_at as "acceptedAt",
           ended_at as "endedAt", ended_reason as "endedReason", version
      from helper_grants
     where id = ${id}`
  return grant ?? null
}

export type HelperDeed = {
  id: string
  at: Date
  action: string
  entity: string
  fields: string[]
  outcome: string
}

/** What somebody looked at and did by this grant, the newest first; one more than a page. For the patient themself only. */
export async function listDeedsOfHelper({ db }: Scope, grantId: string, before?: Date): Promise<HelperDeed[]> {
  return db.$queryRaw<HelperDeed[]>`
    select id, at, action, entity, fields, outcome
      from app.done_by_helper(${grantId}, ${before ?? new Date()}::timestamptz, ${deedsOnPage + 1}::integer)`
}

/** What became of the last mail of an invitation; null when there was none. For the patient who invites. */
export async function getInvitationMail({ db }: Scope, grantId: string): Promise<MailStatus | null> {
  const [mail] = await db.$queryRaw<{ status: MailStatus | null }[]>`
    select app.mail_of_invitation(${grantId}) as status`
  return mail?.status ?? null
}

export type HelpedPerson = {
  grantId: string
  patientId: string
  patientName: string
  scope: HelperScope
  mayWrite: boolean
  endsAt: Date | null
}

/** Whom the account of the viewer helps now. */
export async function listPeopleIHelp({ db }: Scope): Promise<HelpedPerson[]> {
  return db.$queryRaw<HelpedPerson[]>`
    select grant_id as "grantId", patient_id as "patientId", patient_name as "patientName", scope, may_write as "mayWrite",
           ends_at as "endsAt"
      from app.people_i_help()`
}

export type PersonHelped = { patientName: string; endedReason: GrantEnding | null; holds: boolean }

/** Whom the viewer's account helps or helped by this grant; null when it was never theirs. */
export async function getPersonIHelped({ db }: Scope, grantId: string): Promise<PersonHelped | null> {
  const [person] = await db.$queryRaw<PersonHelped[]>`
    select patient_name as "patientName", ended_reason as "endedReason", holds
      from app.person_i_helped(${grantId})`
  return person ?? null
}

export type Invitation = { name: string; email: string; hasAccount: boolean }

/** Whom a link invites; null when it no longer works. Looking does not use it up. */
export async function getInvitation(token: string): Promise<Invitation | null> {
  const [invitation] = await asAnonymous(
    ({ db }) => db.$queryRaw<Invitation[]>`
    select helper_name as name, helper_email as email, has_account as "hasAccount"
      from app.open_helper_invitation(${tokenHash(token)})`,
  )
  return invitation ?? null
}
