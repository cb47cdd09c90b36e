import 'server-only'
import { redirect } from 'next/navigation'
import type { Visitor } from '@/lib/auth/login'
import { hashPassword } from '@/lib/auth/password'
import { explainPassword } from '@/lib/auth/password-rules'
import { newToken, tokenHash } from '@/lib/auth/token'
import { requireViewer } from '@/lib/auth/viewer'
import { asAnonymous, asViewer, type Database, type Scope } from '@/lib/db/scope'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors/app-error'
import { mailWay } from '@/lib/mail/settings'
import { codeHash, newCode } from './code'
import { getInvitation } from './queries'
import type {
  AcceptInput,
  AcceptWithAccountInput,
  ChooseEndInput,
  ChooseScopeInput,
  NameHelperInput,
  OneGrantInput,
} from './schema'
import { asItIs, helpDurations, invitationDays } from './vocabulary'

/** Begins to write down a helper; nobody is invited yet. Returns the grant's id. */
export async function nameHelper(scope: Scope, { name, email }: NameHelperInput): Promise<{ id: string }> {
  requireSelf(scope)
  await requireAnothersAddress(scope, email)
  const [made] = await scope.db.$queryRaw<{ id: string }[]>`
    insert into helper_grants (patient_id, helper_name, helper_email)
    values (${scope.viewer.patientId}, ${name}, ${email.toLowerCase()})
    returning id`
  return { id: made!.id }
}

/** An invitation to oneself would be sent, and refused only to whoever opens it and has typed its code. */
async function requireAnothersAddress({ db, viewer }: Scope, email: string): Promise<void> {
  const own = await db.user.findUnique({ where: { id: viewer.userId }, select: { email: true } })
  if (own?.email?.toLowerCase() !== email.toLowerCase()) return
  throw new AppError('value-not-allowed', {
    field: 'email',
    message: 'This is your own e-mail address. Enter an address of the person who helps you.',
  })
}

/** Says too whether nobody is invited yet: then there is more to choose. */
export async function chooseScope(scope: Scope, input: ChooseScopeInput): Promise<{ id: string; isDraft: boolean }> {
  const { id, version, scope: part, mayWrite } = input
  requireSelf(scope)
  const [written] = await scope.db.$queryRaw<{ isDraft: boolean }[]>`
    update helper_grants set scope = ${part}, may_write = ${mayWrite && part === 'everything'}
     where id = ${id} and version = ${version} and ended_at is null
    returning invited_at is null as "isDraft"`
  if (!written) throw new AppError('changed-meanwhile')
  return { id, ...written }
}

export async function chooseEnd(scope: Scope, { id, version, duration }: ChooseEndInput): Promise<OneGrantInput> {
  requireSelf(scope)
  if (duration === asItIs) return { id }
  const { months } = helpDurations[duration]
  const written = await scope.db.$executeRaw`
    update helper_grants set ends_at = now() + make_interval(months => ${months}::integer)
     where id = ${id} and version = ${version} and ended_at is null`
  if (written === 0) throw new AppError('changed-meanwhile')
  return { id }
}

/**
 * Makes the invitation, or makes it anew: an earlier code and link no longer work. The link goes by mail, where this
 * website sends any (`byMail`); it is returned as well, for who sits beside the patient. The code is the patient's to
 * tell: shown once, never sent.
 */
export async function inviteHelper(
  scope: Scope,
  { id }: OneGrantInput,
): Promise<{ code: string; link: string; byMail: boolean }> {
  requireSelf(scope)
  const [code, token] = [newCode(), newToken()]
  const written = await scope.db.$executeRaw`
    update helper_grants
       set code_hash = ${codeHash(code)}, link_hash = ${tokenHash(token)}, wrong_codes = 0, invited_at = now(),
           invite_expires_at = now() + make_interval(days => ${invitationDays}::integer)
     where id = ${id} and accepted_at is null and ended_at is null`
  if (written === 0) throw new AppError('not-now')
  const link = `${env().SUBSTANTIA_PUBLIC_URL}/helping/accept/${token}`
  return { code, link, byMail: mailWay().way !== 'none' }
}

/** Ends it at once: the helper is out at their next click. */
export async function endGrant(scope: Scope, { id }: OneGrantInput): Promise<void> {
  requireSelf(scope)
  await scope.db.$executeRaw`
    update helper_grants set ended_at = now(), ended_reason = 'patient' where id = ${id} and ended_at is null`
}

/** Takes an end back, for whoever ended it by mistake; possible for 30 days, and not when the helper ended it. */
export async function resumeGrant(scope: Scope, { id }: OneGrantInput): Promise<void> {
  requireSelf(scope)
  const written = await scope.db.$executeRaw`
    update helper_grants set ended_at = null, ended_reason = null where id = ${id} and ended_reason = 'patient'`
  if (written === 0) throw new AppError('not-now')
}

/** Ends it for the patient, as when they telephone: the helper is out at their next click. */
export async function endGrantForPatient({ db }: Scope, { id }: OneGrantInput): Promise<void> {
  const written = await db.$executeRaw`
    update helper_grants set ended_at = now(), ended_reason = 'staff' where id = ${id} and ended_at is null`
  if (written === 0) throw new AppError('changed-meanwhile')
}

/** Takes back what an administrator ended, for 30 days; what the patient or the helper ended stays ended. */
export async function resumeGrantForPatient({ db }: Scope, { id }: OneGrantInput): Promise<void> {
  const written = await db.$executeRaw`
    update helper_grants set ended_at = null, ended_reason = null where id = ${id} and ended_reason = 'staff'`
  if (written === 0) throw new AppError('changed-meanwhile')
}

export async function stopHelping({ db }: Scope, { id }: OneGrantInput): Promise<void> {
  await db.$executeRaw`select app.stop_helping(${id})`
}

/** Accepts as the account that is logged in. */
export async function acceptInvitation(_visitor: Visitor, { token, code }: AcceptInput): Promise<void> {
  const viewer = await requireViewer('patient', 'helper')
  // wrong codes are counted in this transaction, so it ends before anything is thrown
  explainOutcome(await asViewer(viewer, ({ db }) => accept(db, token, code, null, null)))
  redirect('/helping')
}

/** Accepts with an account that is made for it, and goes to the login page. */
export async function acceptWithAccount(_visitor: Visitor, input: AcceptWithAccountInput): Promise<void> {
  const invitation = await getInvitation(input.token)
  if (!invitation) throw new AppError('link-used')
  const problem = explainPassword(input.newPassword, [input.name, invitation.email])
  if (problem) throw new AppError('value-not-allowed', { field: 'newPassword', message: problem })
  const passwordHash = await hashPassword(input.newPassword)
  explainOutcome(await asAnonymous(({ db }) => accept(db, input.token, input.code, input.name, passwordHash)))
  redirect('/login?ready=1&next=/helping')
}

async function accept(db: Database, token: string, code: string, name: string | null, passwordHash: string | null) {
  const [row] = await db.$queryRaw<{ outcome: string }[]>`
    select app.accept_helper_invitation(${tokenHash(token)}, ${codeHash(code)}, ${name}, ${passwordHash}) as outcome`
  return row?.outcome ?? 'gone'
}

const outcomes: Record<string, AppError> = {
  gone: new AppError('link-used', {
    message: 'This invitation has been used, has expired, or was ended. Ask the person you help to invite you again.',
  }),
  'wrong-code': new AppError('value-not-allowed', {
    field: 'code',
    message:
      'This is not the code. Ask the person you help to read it to you again; after five wrong codes the invitation ends.',
  }),
  'account-exists': new AppError('email-taken', {
    message: 'There is already an account with your e-mail address. Log in with it first, then open this link again.',
  }),
  'own-record': new AppError('value-not-allowed', { message: 'This is your own record: you see it already.' }),
  'not-for-staff': new AppError('forbidden', {
    message:
      'This account is of somebody who works here. Help with an account of your own, with another e-mail address.',
  }),
}

function explainOutcome(outcome: string) {
  const refused = outcomes[outcome]
  if (refused) throw refused
}

/** Who helps never decides who else helps; the policies refuse it as well. */
function requireSelf({ viewer }: Scope) {
  if (viewer.role === 'patient' && viewer.helping) throw new AppError('only-the-patient')
}
