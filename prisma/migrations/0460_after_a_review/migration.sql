/*
 * What follows when a clinician has said what they think of a result; and two more reasons to be on a worklist.
 *
 * Reports are made before anybody looked at the result: a review leaves them saying that nobody has, so they can be signed
 * only when they are made again. That is asked for with the review itself, in its transaction: otherwise they would leave
 * the worklist of whoever reviewed, and nobody would be told.
 */
create function app.ask_again_after_review() returns trigger
language plpgsql
security definer -- whoever may review may ask; what is open already need not be theirs
set search_path = pg_catalog, public, pg_temp
as $$
begin
  if not app.viewer_is('doctor') then
    return null; -- imports, seeds and what is taken back: nobody reviewed just now
  end if;
  -- A report that is being published this moment comes first, or reads this review: what it says is looked at again
  -- under the same lock.
  perform app.lock_statistics(array(select distinct n.patient_id from new_rows n
                                     where n.patient_id is not null and n.ended_at is null order by n.patient_id));
  insert into public.report_status (patient_id, session_id, report_type, requested_by, language)
  select distinct on (about.session_id, r.report_type)
         r.patient_id, about.session_id, r.report_type, app.viewer_user(), coalesce(rs.language, 'en')
    from new_rows n
    join public.medical_reports r on r.prediction_id = n.prediction_id and r.patient_id = n.patient_id
    left join public.report_status rs on rs.id = r.request_id
   cross join lateral (select case when rs.id is null then r.session_id else rs.session_id end as session_id) about
   where n.ended_at is null and n.deleted_at is null
     and r.is_latest and r.report_status = 'final' and r.request_id is not null and r.signed_at is null
     and r.deleted_at is null
   order by about.session_id, r.report_type, r.created_at desc, r.id desc
      on conflict do nothing; -- one that is open already will read this review too
  return null;
end;
$$;
comment on function app.ask_again_after_review is
  'A review asks for the unsigned newest reports on its result again, as "make it again" does: what they say of a review is no longer so.';
create trigger ask_again_after_review after insert on public.prediction_reviews
  referencing new table as new_rows
  for each statement execute function app.ask_again_after_review();

/* ── the worklist ────────────────────────────────────────────────────────────────────────────────────────────────── */
alter table public.worklist_claims
  drop constraint worklist_claims_kind_known,
  add constraint worklist_claims_kind_known
    check (kind in ('visit', 'note', 'review', 'sign', 'failed', 'rising', 'unseen'));
alter table public.worklist_snoozes
  drop constraint worklist_snoozes_kind_known,
  add constraint worklist_snoozes_kind_known
    check (kind in ('visit', 'note', 'review', 'sign', 'failed', 'rising', 'unseen'));
