/*
 * How the portal looks and answers to one person's hands and eyes. It goes with the account to every device; it is
 * nobody's record, so no change of it is kept, and nobody but the person reads it: who needs large letters is their own
 * business.
 */
create table public.comfort_settings (
  user_id             text not null,
  theme               text not null default 'system',
  text_percent        smallint not null default 100,
  contrast            text not null default 'standard',
  targets             text not null default 'standard',
  steady_milliseconds smallint not null default 0,
  motion              text not null default 'system',
  layout              text not null default 'full',
  updated_at          timestamptz(6) not null default now(),
  constraint comfort_settings_pkey primary key (user_id),
  constraint comfort_settings_theme_known check (theme in ('system', 'light', 'dark')),
  constraint comfort_settings_text_percent_known check (text_percent in (100, 125, 150, 200)),
  constraint comfort_settings_contrast_known check (contrast in ('standard', 'high')),
  constraint comfort_settings_targets_known check (targets in ('standard', 'extra-large')),
  constraint comfort_settings_steady_known check (steady_milliseconds in (0, 300, 700, 1200)),
  constraint comfort_settings_motion_known check (motion in ('system', 'none')),
  constraint comfort_settings_layout_known check (layout in ('full', 'simple')),
  constraint comfort_settings_user_id_fkey foreign key (user_id) references public.users (id) on delete cascade
);
comment on table public.comfort_settings is 'How the portal looks and answers to one person; theirs alone to see.';
comment on column public.comfort_settings.targets is 'How large the things are that one presses.';
comment on column public.comfort_settings.steady_milliseconds is
  'How long a control that was just pressed does not answer again; 0: no steady-hand mode.';

alter table public.comfort_settings enable row level security;
create policy comfort_settings_patient on public.comfort_settings to substantia_patient
  using (user_id = (select app.viewer_user()))
  with check (user_id = (select app.viewer_user()));
grant select, insert (user_id, theme, text_percent, contrast, targets, steady_milliseconds, motion, layout),
      update (theme, text_percent, contrast, targets, steady_milliseconds, motion, layout, updated_at)
   on public.comfort_settings to substantia_patient;

/* ── whom to ask for help ────────────────────────────────────────────────────────────────────────────────────────── */
alter table public.programme_settings
  add column help_phone text,
  add column help_hours text,
  add column address    text,
  add constraint programme_settings_help_phone_length check (char_length(help_phone) between 1 and 40),
  add constraint programme_settings_help_hours_length check (char_length(help_hours) between 1 and 200),
  add constraint programme_settings_address_length check (char_length(address) between 1 and 500);
comment on column public.programme_settings.help_phone is 'The clinic''s phone number, as it stands at the end of every page of the portal.';
comment on column public.programme_settings.help_hours is 'When somebody answers it.';
comment on column public.programme_settings.address is 'Where the clinic is, in lines.';
grant update (help_phone, help_hours, address) on public.programme_settings to substantia_admin;

-- Also before logging in: who cannot log in needs it most.
create function app.help_of_programme() returns table (help_phone text, help_hours text, address text)
language sql stable
security definer
set search_path = pg_catalog, public, pg_temp
as $$
  select s.help_phone, s.help_hours, s.address from public.programme_settings s where s.id = 1
$$;
comment on function app.help_of_programme() is 'How one reaches the clinic: no secret, and shown on every page of the portal.';
grant execute on function app.help_of_programme()
   to substantia_anonymous, substantia_patient, substantia_doctor, substantia_admin, substantia_worker;
