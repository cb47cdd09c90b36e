/*
 * Cover: a hand-over with a way back. The way back is a hand-over of its own, planned together with the first, so that it
 * is seen, cancelled, carried out and taken back like any other. Whom it gives back is written into it when the first is
 * carried out; before that it names nobody.
 */
alter table public.hand_overs
  add column back_of text,
  add constraint hand_overs_back_of_key unique (back_of),
  add constraint hand_overs_back_of_fkey foreign key (back_of) references public.hand_overs (id) on delete cascade,
  add constraint hand_overs_back_names_patients check (back_of is null or patient_ids is not null);
comment on column public.hand_overs.back_of is
  'The hand-over whose patients this one gives back: the way back of a cover. Null for all others.';
grant insert (back_of), update (patient_ids) on public.hand_overs to substantia_admin;

-- Nobody is given back who was not handed over.
create function app.cancel_way_back() returns trigger
language plpgsql
security definer -- also where the worker writes down that the first could not be done
set search_path = pg_catalog, public, pg_temp
as $$
begin
  update public.hand_overs h set state = 'cancelled' where h.back_of = new.id and h.state = 'planned';
  return null;
end;
$$;
comment on function app.cancel_way_back is 'A cover that is cancelled, or cannot be done, has no way back.';
create trigger cancel_way_back after update of state on public.hand_overs
  for each row when (new.state in ('cancelled', 'failed') and old.state = 'planned')
  execute function app.cancel_way_back();

create function app.cancel_way_back_of_undone() returns trigger
language plpgsql
security definer -- whoever may take an operation back
set search_path = pg_catalog, public, pg_temp
as $$
begin
  update public.hand_overs h
     set state = 'cancelled'
    from public.hand_overs first
   where h.back_of = first.id and first.operation_id = new.id and h.state = 'planned';
  return null;
end;
$$;
comment on function app.cancel_way_back_of_undone is
  'A cover that is taken back has no way back; it stays cancelled also if the taking back is itself taken back.';
create index hand_overs_operation_idx on public.hand_overs (operation_id) where operation_id is not null;
create trigger cancel_way_back after update of undone_by on public.operations
  for each row when (new.undone_by is not null and old.undone_by is null)
  execute function app.cancel_way_back_of_undone();

-- A large hand-over is carried out in parts: its way back waits until the last.
create or replace function app.due_hand_over(today date)
returns table (id text, user_id text, user_name text, may_still boolean)
language sql stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  select h.id, u.id, u.name, coalesce(u.role = 'admin' and u.is_active and u.deleted_at is null, false)
    from public.hand_overs h
    left join public.users u on u.id = h.requested_by
   where h.state = 'planned' and h.on_date <= due_hand_over.today
     and app.viewer_is('worker')
     and not exists (select from public.hand_overs first where first.id = h.back_of and first.state = 'planned')
   order by h.on_date, h.id
   limit 1
$$;
comment on function app.due_hand_over is
  'The next planned hand-over whose date has come, and who planned it; a way back only after what it gives back.';
