import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** The data folder of this test file; the environment is read once, so it must be there first. */
export const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'substantia-exports-'))
process.env.SUBSTANTIA_DATA = folder
