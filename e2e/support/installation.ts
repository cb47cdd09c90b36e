import fs from 'node:fs'
import path from 'node:path'

/** The data folder that `start-server.mjs` makes anew for every run. */
const data = path.resolve('var/e2e')

/** What `start-server.mjs` gives the server for /metrics. */
export const metricsToken = 'the journeys read figures'

export const roles = ['admin', 'doctor', 'patient'] as const
export type Role = (typeof roles)[number]

/** Where the signed-in state of a demo login is kept between tests. */
export const stateOf = (role: Role) => path.join(data, `${role}.state.json`)

/** The demo login of a role, as `npm start` prints it. */
export function loginOf(role: Role): { email: string; password: string } {
  const logins = JSON.parse(fs.readFileSync(path.join(data, 'demo-logins.json'), 'utf8')) as {
    role: Role
    email: string
    password: string
  }[]
  const login = logins.find((candidate) => candidate.role === role)
  if (!login) throw new Error(`There is no demo login for ${role}.`)
  return login
}

/** The owner's connection, for what a journey needs to be there and for looking at what it left. */
export function ownerUrl(): string {
  const { ownerPassword } = JSON.parse(fs.readFileSync(path.join(data, 'secrets.json'), 'utf8')) as {
    ownerPassword: string
  }
  const port = fs.readFileSync(path.join(data, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[3]
  return `postgresql://substantia_owner:${ownerPassword}@127.0.0.1:${port}/substantia`
}
