import { by, type Write } from './write.ts'

/** Imports of CSV files are an administrator's; what the file was and who brought it stays as it was written. */
export const writesOfCsvImports: Write[] = [
  ...by('adam', 'csv_imports', {
    done: [
      `insert into csv_imports (entity, file_name, file_path, file_bytes, file_sha256, row_count, detected, settings, headers, requested_by)
       values ('patients', 'f', '/x', 1, 'x', 1, '{}', '{}', '[]', 'user-adam')`,
      `update csv_imports set state = 'discarded' where id = 'csv-import'`,
    ],
    forbidden: [
      `update csv_imports set file_sha256 = 'y'`,
      `update csv_imports set requested_by = 'user-dora'`,
      `insert into csv_imports (entity, file_name, file_path, file_bytes, file_sha256, row_count, detected, settings, headers, state)
       values ('patients', 'f', '/x', 1, 'x', 1, '{}', '{}', '[]', 'imported')`,
      `delete from csv_imports`,
    ],
  }),
  ...by('adam', 'csv_mappings', {
    done: [
      `insert into csv_mappings (entity, header_signature, headers, columns, policy) values ('patients', 'other', '[]', '[]', 'skip')`,
      `update csv_mappings set policy = 'update', name = 'n' where id = 'csv-mapping'`,
    ],
    forbidden: [
      `update csv_mappings set entity = 'doctors'`,
      `update csv_mappings set headers = '["x"]'`,
      `update csv_mappings set deleted_at = now()`,
      `delete from csv_mappings`,
    ],
  }),
  ...by('worker', 'csv_imports', {
    forbidden: [`update csv_imports set file_path = null`, `delete from csv_imports`],
  }),
]
