/* Reports on people who do not exist say so on every page. Which people those are follows from when the demo was loaded. */

create function app.is_demo(created_at timestamptz, import_run integer) returns boolean
language sql stable
security definer -- app.installation is nobody's to read
set search_path = pg_catalog, public, pg_temp
as $$
  -- the demo is loaded into an empty database only, and whatever is imported or written later is real
  select is_demo.import_run is null
     and is_demo.created_at <= (select i.value::timestamptz from app.installation i where i.key = 'demo_loaded_at')
$$;
comment on function app.is_demo is
  'Whether a record came with the demo data: written before they were all loaded, and not imported. Null where no demo was loaded.';
revoke execute on function app.is_demo from public;
grant execute on function app.is_demo to substantia_admin, substantia_doctor;
