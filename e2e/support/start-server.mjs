// @ts-check
/* The application for the journeys: built, with demo data, on a data folder of its own that starts empty. */
import fs from 'node:fs'
import path from 'node:path'

const data = path.resolve('var/e2e')
fs.rmSync(path.join(data, 'postgres'), { recursive: true, force: true })
fs.rmSync(path.join(data, 'mail'), { recursive: true, force: true })
for (const file of ['demo-logins.json', 'supervisor.json']) fs.rmSync(path.join(data, file), { force: true })

Object.assign(process.env, {
  PORT: '3170',
  SUBSTANTIA_DATA: data,
  SUBSTANTIA_DATABASE_PORT: '54370',
  SUBSTANTIA_TIME_ZONE: 'Europe/Oslo',
  SUBSTANTIA_PUBLIC_URL: 'http://localhost:3170',
  SUBSTANTIA_LOG_LEVEL: 'warn',
  DATABASE_URL: '',
  // every journey comes from a network of its own, or logging in would wait for the journeys before it
  SUBSTANTIA_TRUSTED_PROXIES: '1',
  SUBSTANTIA_METRICS_TOKEN: 'the journeys read figures',
  NODE_ENV: 'test',
})
process.argv[1] = path.resolve('scripts/start.mjs')
await import('../../scripts/start.mjs')
