import 'server-only'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { asWorker } from '@/lib/db/scope'
import type { PatientViewer } from '@/lib/db/viewer'
import { log } from '@/lib/log'
import { fileStore } from '@/lib/storage/configured-store'
import { makeArchive } from './make-archive'

type Taken = { id: string; fence: number; attempts: number }
type Requester = {
  userId: string
  name: string
  patientId: string
  loginSessionId: string | null
  refusal: string | null
}

const usualLeaseSeconds = 30
const folder = 'archives'

class LeaseLost extends Error {}

/**
 * Makes the next archive that was asked for. Says whether there was one. `onStep` is told how far it is: tests pull the
 * plug there.
 */
export async function runNextArchive(
  stop: AbortSignal,
  {
    leaseSeconds = usualLeaseSeconds,
    onStep = () => {},
  }: { leaseSeconds?: number; onStep?: (step: ArchiveStep) => void } = {},
): Promise<boolean> {
  const [taken] = await asWorker(
    ({ db }) => db.$queryRaw<Taken[]>`select id, fence, attempts from app.claim_archive(${leaseSeconds}::numeric)`,
  )
  if (!taken) return false
  onStep('taken')
  const lease = holdLease(taken, leaseSeconds, stop)
  const store = await fileStore()
  const file = path.join(store.temporaryFolder, `archive-${taken.id}-${taken.fence}.zip`)
  try {
    await makeArchive(await requesterOf(taken), file, lease.signal)
    const { bytes, sha256 } = await hashOf(file)
    onStep('written')
    const key = `${folder}/${taken.id}/${taken.fence}.zip`
    await store.place(file, key)
    onStep('placed')
    const [published] = await asWorker(
      ({ db }) => db.$queryRaw<{ ours: boolean }[]>`
      select app.publish_archive(${taken.id}, ${taken.fence}::integer, ${key}, ${bytes}::bigint, ${sha256}) as ours`,
    )
    if (!published?.ours) await store.remove(key)
    onStep('published')
  } catch (error) {
    if (!(error instanceof LeaseLost)) await fail(taken, error)
  } finally {
    lease.release()
    await fs.promises.rm(file, { force: true })
  }
  return true
}
export type ArchiveStep = 'taken' | 'written' | 'placed' | 'published'

/** Takes away files whose week is over, and those that no archive names, such as of a killed worker. */
export async function removeExpiredArchives(): Promise<void> {
  const store = await fileStore()
  const expired = await asWorker(
    ({ db }) => db.$queryRaw<{ id: string; storageKey: string }[]>`
    select id, storage_key as "storageKey" from app.expired_archives()`,
  )
  for (const { id, storageKey } of expired) {
    await store.remove(storageKey)
    await asWorker(({ db }) => db.$executeRaw`select app.note_archive_removed(${id})`)
  }
  const keys: string[] = []
  for await (const key of store.list(folder)) keys.push(key)
  const ownerless = await asWorker(
    ({ db }) => db.$queryRaw<{ key: string }[]>`select * from app.ownerless_archive_files(${keys}::text[]) as key`,
  )
  for (const { key } of ownerless) await store.remove(key)
  await removeUnfinished(store.temporaryFolder)
}

/** Half a file of a worker that was killed: nobody writes one for an hour. */
async function removeUnfinished(temporary: string) {
  const names = await fs.promises.readdir(temporary).catch(() => [])
  for (const name of names.filter((name) => name.startsWith('archive-'))) {
    const found = await fs.promises.stat(path.join(temporary, name)).catch(() => null)
    if (found && found.mtimeMs < Date.now() - 3_600_000)
      await fs.promises.rm(path.join(temporary, name), { force: true })
  }
}

/** The patient who asked, who must still be the one whose record it is. */
async function requesterOf({ id }: Taken): Promise<PatientViewer> {
  const [found] = await asWorker(
    ({ db }) => db.$queryRaw<Requester[]>`
    select user_id as "userId", name, patient_id as "patientId", login_session_id as "loginSessionId", refusal
      from app.requester_of_archive(${id})`,
  )
  if (!found || found.refusal) throw new NotAnyMore()
  return {
    role: 'patient',
    userId: found.userId,
    name: found.name,
    patientId: found.patientId,
    doctorId: null,
    loginSessionId: found.loginSessionId ?? `archive-${id}`,
    requestId: id,
    mustChangePassword: false,
  }
}

class NotAnyMore extends Error {}

async function fail({ id, fence }: Taken, error: unknown) {
  log().error({ archive: id, kind: error instanceof Error ? error.name : typeof error }, 'making an archive failed')
  await asWorker(
    ({ db }) => db.$queryRaw`select app.fail_archive(${id}, ${fence}::integer, ${!(error instanceof NotAnyMore)})`,
  )
}

/** Shows signs of life until released. Its signal is aborted when the archive is lost or the worker must stop. */
function holdLease({ id, fence }: Taken, leaseSeconds: number, stop: AbortSignal) {
  const ended = new AbortController()
  const onStop = () => ended.abort(new LeaseLost('The worker was told to stop.'))
  if (stop.aborted) onStop()
  stop.addEventListener('abort', onStop)
  const beat = async () => {
    try {
      const [held] = await asWorker(
        ({ db }) => db.$queryRaw<{ ours: boolean }[]>`
        select app.hold_archive(${id}, ${fence}::integer, ${leaseSeconds}::numeric) as ours`,
      )
      if (!held?.ours) ended.abort(new LeaseLost('Another worker has it.'))
    } catch {
      // the row was locked or the database away: the next beat, or whoever takes it over, will tell
    }
  }
  const timer = setInterval(() => void beat(), (leaseSeconds * 1000) / 4)
  return {
    signal: ended.signal,
    release: () => {
      clearInterval(timer)
      stop.removeEventListener('abort', onStop)
    },
  }
}

/** Of the file as it lies on the disk. */
async function hashOf(file: string) {
  const handle = await fs.promises.open(file, 'r+')
  try {
    await handle.sync()
    const hash = createHash('sha256')
    let bytes = 0
    for await (const part of handle.createReadStream({ autoClose: false })) {
      hash.update(part as Buffer)
      bytes += (part as Buffer).length
    }
    return { bytes, sha256: hash.digest('hex') }
  } finally {
    await handle.close()
  }
}
