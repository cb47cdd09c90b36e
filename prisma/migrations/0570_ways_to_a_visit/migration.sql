/*
 * A patient read when and where a visit is, and not how one gets there; and of a visit by video or phone that they need not
 * come, and not who calls whom. Both are the clinic's to say, in its own words: the programme knows neither its buses nor
 * what it talks with.
 */
alter table public.programme_settings
  add column travel_advice text,
  add column remote_advice text,
  add constraint programme_settings_travel_advice_length check (char_length(travel_advice) between 1 and 2000),
  add constraint programme_settings_remote_advice_length check (char_length(remote_advice) between 1 and 2000);
comment on column public.programme_settings.travel_advice is
  'How one gets to the clinic, such as bus, parking, lift: a line each; null: nobody said.';
comment on column public.programme_settings.remote_advice is
  'How a visit by video or phone begins, a line each; null: patients are told to ask.';
grant select (travel_advice, remote_advice) on public.programme_settings to substantia_patient;
grant update (travel_advice, remote_advice) on public.programme_settings to substantia_admin;
