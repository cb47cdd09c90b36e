import { by, type Write } from './write.ts'

/** Jobs: an administrator writes their own only; the worker how they end, never whose they are or what about. */
export const writesOfJobs: Write[] = [
  ...by('adam', 'jobs', {
    done: [
      `insert into jobs (kind, name, title, requested_by) values ('bulk', 'n', 't', 'user-adam')`,
      `update jobs set status = 'cancelled' where id = 'job-adam'`,
    ],
    nothing: [`update jobs set status = 'cancelled' where id = 'job-nobody'`],
    forbidden: [
      `insert into jobs (kind, name, title, requested_by) values ('bulk', 'n', 't', 'user-dora')`,
      `insert into jobs (kind, name, title, requested_by, fence) values ('bulk', 'n', 't', 'user-adam', 3)`,
      `update jobs set requested_by = 'user-dora' where id = 'job-adam'`,
      `update jobs set fence = 3 where id = 'job-adam'`,
      `delete from jobs`,
    ],
  }),
  ...by('adam', 'job_batches', {
    done: [`insert into job_batches (job_id, number, ids) values ('job-adam', 1, '{y}')`],
    forbidden: [
      `insert into job_batches (job_id, number, ids) values ('job-nobody', 1, '{y}')`,
      `update job_batches set ids = '{z}'`,
      `delete from job_batches`,
    ],
  }),
  ...by('adam', 'job_rows', {
    done: [`insert into job_rows (job_id, row_number, outcome) values ('job-adam', 2, 'done')`],
    forbidden: [
      `insert into job_rows (job_id, row_number, outcome) values ('job-nobody', 2, 'done')`,
      `update job_rows set message = 'changed'`,
      `delete from job_rows`,
    ],
  }),
  ...by('worker', 'jobs', {
    done: [`update jobs set status = 'failed', error_message = 'e' where id = 'job-adam'`],
    forbidden: [
      `update jobs set requested_by = 'user-dora'`,
      `update jobs set params = '{}'`,
      `insert into jobs (kind, name, title) values ('bulk', 'n', 't')`,
      `delete from jobs`,
    ],
  }),
]
