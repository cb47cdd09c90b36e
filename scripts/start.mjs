// @ts-check
/*
 * npm start: from a fresh clone to a running Substantia. This file and everything in bootstrap/ use Node built-ins only.
 * --dev: development server instead of a build.
 */
import { requireNode } from './bootstrap/require-node.mjs'

requireNode()
import('./supervisor/supervise.mjs').then(({ supervise }) => supervise({ dev: process.argv.includes('--dev') }))
