// @ts-check
/* npm run <tool>: makes the clone runnable, then hands over to scripts/tools/<tool>.ts with its arguments. */
import { requireNode } from './bootstrap/require-node.mjs'

requireNode()
import('./bootstrap/run-tool.mjs').then(({ runTool }) => runTool(process.argv[2] ?? '', process.argv.slice(3)))
