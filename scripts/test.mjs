// @ts-check
/*
 * npm test: everything, from a fresh clone, one after the other but for lint and types (two cores), with one
 * closing line. --fast (npm run check): what needs neither a database nor a browser.
 */
import { requireNode } from './bootstrap/require-node.mjs'

requireNode()
import('./testing/run-tests.mjs').then(({ runTests }) => runTests({ fast: process.argv.includes('--fast') }))
