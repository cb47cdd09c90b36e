/*
 * A patient reads what was found at a visit once the note is signed (0340_portal). A report for clinicians prints the notes of
 * the last visits, unsigned ones marked as drafts, and whoever may release it by hand let the patient read those with it. So
 * a report that prints a draft is not released, by whatever way; made again from signed notes it is.
 */
create function app.holds_draft_notes(document jsonb) returns boolean
language sql immutable parallel safe
set search_path = pg_catalog, pg_temp
as $$
  select coalesce(document -> 'holdsDraftNotes' = 'true'
                  -- before the document said so itself, only its words did, in English
                  or document @? '$.sections[*] ? (@.id == "visits").blocks[*].rows[*][1] ? (@ like_regex "(^|\\. )Draft, not signed$")',
                  false)
$$;
comment on function app.holds_draft_notes is 'Whether a report''s document prints notes of visits that nobody had signed when it was made.';

-- what was let out with a draft in it is taken back; a clinician releases it again once it is made from signed notes
update public.medical_reports
   set released_at = null, released_by = null
 where released_at is not null and document is not null and app.holds_draft_notes(document);

alter table public.medical_reports
  add constraint medical_reports_no_draft_notes_released check (released_at is null or not app.holds_draft_notes(document));

create or replace function app.release_report(report text) returns void
language plpgsql volatile
security definer
set search_path = pg_catalog, public, pg_temp
as $$
declare
  released public.medical_reports := app.report_in_reach(report);
begin
  if released.released_at is not null then
    raise exception using errcode = 'SB008', message = 'already-released';
  end if;
  if released.report_status <> 'final' then
    raise exception using errcode = 'SB008', message = 'not-newest';
  end if;
  if released.held_until > clock_timestamp() then
    raise exception using errcode = 'SB008', message = 'report-held';
  end if;
  -- the constraint would refuse it as well, and write the whole row into the log of the database
  if app.holds_draft_notes(released.document) then
    raise exception using errcode = 'SB008', message = 'report-holds-drafts';
  end if;
  update public.medical_reports r
     set released_at = clock_timestamp(), released_by = app.viewer_user()
   where r.id = released.id;
end;
$$;
comment on function app.release_report is
  'Lets the patient read a report now, whatever the rule says; not while somebody holds it, and not with notes in it that nobody signed.';

-- the constraint asks as who writes; pages say why a report cannot be released
grant execute on function app.holds_draft_notes(jsonb) to substantia_doctor, substantia_admin;
