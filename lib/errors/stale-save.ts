import { AppError } from './app-error'
import type { Conflict } from './conflict'

/** A save that began from an older version than the one that stands: nothing was overwritten, and nothing is lost. */
export class StaleSave extends AppError {
  readonly conflict: Conflict

  constructor(conflict: Conflict) {
    super('changed-meanwhile', {
      message: `${conflict.by} saved this ${conflict.at}, after you had opened it. Nothing was overwritten: choose below what shall stand.`,
    })
    this.conflict = conflict
  }
}
