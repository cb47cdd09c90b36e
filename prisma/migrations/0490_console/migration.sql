/* What the console lists, as it is done.
 *
 * An import of a table is taken back as an operation, in the request that asks for it: no job ever did that.
 */
alter table public.jobs drop constraint jobs_kind_known;
alter table public.jobs
  add constraint jobs_kind_known check (kind in ('bulk', 'export', 'csv-import', 'undo'));
