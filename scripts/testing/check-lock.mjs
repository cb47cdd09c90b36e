// @ts-check
import fs from 'node:fs'

/**
 * Whether package-lock.json installs everywhere: every optional dependency has an entry (npm leaves out what the
 * registry could not give at that moment, and `npm ci` then refuses the lock on other systems), every version is exact,
 * and no entry carries an address.
 * @returns {string[]} what is wrong
 */
export function checkLock() {
  const { packages } = JSON.parse(fs.readFileSync('package-lock.json', 'utf8'))
  const { dependencies, devDependencies } = JSON.parse(fs.readFileSync('package.json', 'utf8'))
  const problems = []
  for (const [folder, entry] of Object.entries(packages)) {
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      if (!isInstalled(packages, folder, name))
        problems.push(`package-lock.json has no entry for ${name}, which ${folder || 'the project'} may need`)
    }
    if (entry.resolved) problems.push(`package-lock.json names an address for ${folder}`)
  }
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    if (!/^\d/.test(String(version))) problems.push(`package.json asks for ${name} ${version}; name an exact version`)
  }
  return problems
}

/** @param {Record<string, unknown>} packages @param {string} from @param {string} name */
function isInstalled(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true
    if (!folder.includes('node_modules/')) return false
  }
}
