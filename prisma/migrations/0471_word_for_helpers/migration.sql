/*
 * What helpers and those they help are told of a grant: whose it was when it holds no longer, whether there is anybody to
 * help, what became of the invitation's mail, and who wrote a question.
 */
create function app.person_i_helped(grant_id text) returns table (patient_name text, ended_reason text, holds boolean)
language sql stable
security definer -- a helper reads no grants; the name is of somebody whose pages they have seen
set search_path = pg_catalog, public, pg_temp
as $$
  select p.name, h.ended_reason,
         h.ended_at is null and coalesce(h.ends_at, 'infinity') > now() and p.deleted_at is null
    from public.helper_grants h
    join public.patients p on p.patient_id = h.patient_id
   where h.id = person_i_helped.grant_id
     and h.helper_user_id = app.viewer_user() and app.viewer() ->> 'r' in ('patient', 'helper')
$$;
comment on function app.person_i_helped is 'For an account of the portal: whom it helps or helped by this grant, why that ended, and whether it holds.';
grant execute on function app.person_i_helped(text) to substantia_patient;

-- Asked with the session at every request, before anybody is known to the policies; so it says yes or no and nothing else.
create function app.helps_somebody(user_id text) returns boolean
language sql stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  select exists (select from public.helper_grants h
                   join public.patients p on p.patient_id = h.patient_id and p.deleted_at is null
                  where h.helper_user_id = helps_somebody.user_id
                    and h.ended_at is null and coalesce(h.ends_at, 'infinity') > now())
$$;
comment on function app.helps_somebody is 'Whether anybody lets this account help now.';
grant execute on function app.helps_somebody(text) to substantia_anonymous;

create function app.mail_of_invitation(grant_id text) returns text
language sql stable
security definer -- the mail has no account yet that could read it; the patient is told what became of it and nothing else
set search_path = pg_catalog, public, pg_temp
as $$
  select m.status
    from public.mails m
    join public.helper_grants h on h.id = m.subject_id
   where m.kind = 'helper-invitation' and h.id = mail_of_invitation.grant_id
     and h.patient_id = app.viewer_patient_self()
   order by m.queued_at desc, m.id desc
   limit 1
$$;
comment on function app.mail_of_invitation is 'For the patient who invites: what became of the last mail of this invitation.';
grant execute on function app.mail_of_invitation(text) to substantia_patient;
create index mails_invitation_idx on public.mails (subject_id, queued_at desc) where kind = 'helper-invitation';

/* ── who wrote a question ────────────────────────────────────────────────────────────────────────────────────────────
 * By whom is decided by the signed viewer, as in the audit log: nobody may insert it. Patient and doctor read that a
 * helper wrote it; which one, the patient alone, who alone reads grants.
 */
alter table public.visit_questions add column grant_id text default app.viewer_grant();
comment on column public.visit_questions.grant_id is 'Set when somebody who helps wrote it: by which grant.';
grant select (grant_id) on public.visit_questions to substantia_patient, substantia_doctor;
grant execute on function app.viewer_grant() to substantia_patient;
