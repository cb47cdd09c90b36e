/*
 * An invitation to help goes out by mail: what the mail carries is made when it is sent (0350_mail). The code is not in it;
 * the patient tells it.
 */
create function app.mail_helper_invitation() returns trigger
language plpgsql
security definer -- no role writes the outbox
set search_path = pg_catalog, public, pg_temp
as $$
begin
  perform app.queue_mail('helper-invitation', null, new.helper_email, new.id);
  return null;
end;
$$;
comment on function app.mail_helper_invitation is 'Queues the mail of an invitation, also of one that is made anew.';
create trigger mail_invitation after update of invited_at on public.helper_grants
  for each row when (new.invited_at is not null and new.invited_at is distinct from old.invited_at and new.accepted_at is null)
  execute function app.mail_helper_invitation();
