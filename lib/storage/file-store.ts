import 'server-only'

/** Where the files of reports are kept: on the disk of this machine, or in any store that speaks S3. */
export type FileStore = {
  /** Where a file is written before it is whole. Nothing there is anybody's yet. */
  readonly temporaryFolder: string
  /** Puts a whole file, already on the disk, under its key: at once or not at all. What was there before is replaced. */
  place: (temporaryPath: string, key: string) => Promise<void>
  /** The whole file; null when there is none. */
  read: (key: string) => Promise<Buffer | null>
  remove: (key: string) => Promise<void>
  /** Every key that begins with this folder. */
  list: (folder: string) => AsyncIterable<string>
}
