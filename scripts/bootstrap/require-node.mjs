// @ts-check
/** Refuses a Node.js that is too old, in words. Written so that even a very old one can read this file. */
export function requireNode() {
  const parts = process.versions.node.split('.')
  const major = Number(parts[0])
  const minor = Number(parts[1])
  if (major > 20 || (major === 20 && minor >= 19)) return
  console.error(
    'Substantia needs Node.js 20.19 or newer; this is ' + process.versions.node + '. Get one from nodejs.org.',
  )
  process.exit(1)
}
