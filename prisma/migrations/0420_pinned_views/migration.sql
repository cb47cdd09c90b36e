/*
 * Saved views that an administrator keeps in sight: they stand in the sidebar with how many rows they have now. Which ones
 * is nobody's record, so a pin is taken out for good and not into the trash. That somebody may open the view is asked when
 * it is pinned and again each time it is shown: sharing ends without anybody tidying up the sidebars of others.
 */
create table public.pinned_views (
  user_id   text not null,
  view_id   text not null,
  position  smallint not null,
  pinned_at timestamptz(6) not null default now(),
  constraint pinned_views_pkey primary key (user_id, view_id),
  -- a place for each: no more than eight, also by two presses at once
  constraint pinned_views_position_places check (position between 1 and 8),
  constraint pinned_views_position_key unique (user_id, position),
  constraint pinned_views_user_id_fkey foreign key (user_id) references public.users (id) on delete cascade,
  constraint pinned_views_view_id_fkey foreign key (view_id) references public.saved_views (id) on delete cascade
);
comment on table public.pinned_views is 'Saved views in somebody''s sidebar, at most eight; theirs alone to see.';
comment on column public.pinned_views.position is 'Its place from the top; what goes leaves its place to the next that comes.';
create index pinned_views_view_idx on public.pinned_views (view_id);

create trigger audit_insert after insert on public.pinned_views
  referencing new table as new_rows
  for each statement execute function app.audit_rows('view_id');
create trigger audit_update after update on public.pinned_views
  referencing old table as old_rows new table as new_rows
  for each statement execute function app.audit_rows('view_id');
create trigger audit_delete after delete on public.pinned_views
  referencing old table as old_rows
  for each statement execute function app.audit_rows('view_id');

alter table public.pinned_views enable row level security;
create policy pinned_views_admin on public.pinned_views to substantia_admin
  using ((select app.viewer_is('admin')) and user_id = (select app.viewer_user()))
  -- the policies of saved_views say which may be opened
  with check ((select app.viewer_is('admin')) and user_id = (select app.viewer_user())
              and exists (select from public.saved_views v where v.id = view_id and v.deleted_at is null));
grant select, delete, insert (user_id, view_id, position) on public.pinned_views to substantia_admin;
