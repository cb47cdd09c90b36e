import 'server-only'
import type * as z from 'zod'
import type { Scope } from '@/lib/db/scope'
import { AppError } from '@/lib/errors/app-error'
import type { openArchiveInput } from './schema'

/** Asks for a file with everything about the patient; the worker makes it. */
export async function askArchive({ db, viewer }: Scope): Promise<void> {
  await db.$executeRaw`insert into data_archives (patient_id, user_id) values (${viewer.patientId}, ${viewer.userId})`
}

/** After the password was asked once more: the file may be fetched for ten minutes, in this login session. */
export async function openArchive({ db }: Scope, { id }: z.output<typeof openArchiveInput>): Promise<void> {
  const [row] = await db.$queryRaw<{ opened: boolean }[]>`select app.open_archive(${id}) as opened`
  if (!row?.opened) throw new AppError('not-found')
}
