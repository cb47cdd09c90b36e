// @ts-check
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/**
 * @typedef {{ authSecret: string, contextKey: string, cursorKey: string, ownerPassword: string, webPassword: string }} Secrets
 */

/**
 * The secrets of this installation, made once and kept in a file only its owner can read. The environment wins, for
 * installations on several machines, which must share them.
 * @param {string} data @returns {Secrets}
 */
export function readSecrets(data) {
  const file = path.join(data, 'secrets.json')
  const kept = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {}
  const { AUTH_SECRET, SUBSTANTIA_CONTEXT_KEY, SUBSTANTIA_CURSOR_KEY, SUBSTANTIA_WEB_PASSWORD } = process.env
  const made = {
    authSecret: kept.authSecret ?? random(),
    contextKey: kept.contextKey ?? random(),
    cursorKey: kept.cursorKey ?? random(),
    ownerPassword: kept.ownerPassword ?? random(),
    webPassword: kept.webPassword ?? random(),
  }
  if (JSON.stringify(made) !== JSON.stringify(kept)) {
    fs.mkdirSync(data, { recursive: true })
    const fresh = `${file}.${process.pid}`
    fs.writeFileSync(fresh, JSON.stringify(made, null, 2), { mode: 0o600 })
    fs.renameSync(fresh, file)
  }
  return {
    ...made,
    authSecret: AUTH_SECRET || made.authSecret,
    contextKey: SUBSTANTIA_CONTEXT_KEY || made.contextKey,
    cursorKey: SUBSTANTIA_CURSOR_KEY || made.cursorKey,
    webPassword: SUBSTANTIA_WEB_PASSWORD || made.webPassword,
  }
}

function random() {
  return crypto.randomBytes(32).toString('base64url')
}
