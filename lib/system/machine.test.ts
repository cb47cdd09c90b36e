import { afterEach, expect, test, vi } from 'vitest'

/** With an environment of its own: what is read once is read again. */
async function nameWith(value: string | undefined, holdsDemoData: boolean) {
  vi.resetModules()
  vi.stubEnv('SUBSTANTIA_ENVIRONMENT_NAME', value)
  const { environmentName } = await import('./machine')
  return environmentName(holdsDemoData)
}
afterEach(() => vi.unstubAllEnvs())

test('an installation is named as its operator says, else by its demo data, else not at all', async () => {
  expect(await nameWith('Training', true)).toBe('Training')
  expect(await nameWith('Training', false)).toBe('Training')
  expect(await nameWith(undefined, true)).toBe('Demo data')
  expect(await nameWith('', true)).toBe('Demo data')
  expect(await nameWith(undefined, false)).toBeNull()
})

test('a name too long for the badge is refused at the start', async () => {
  await expect(nameWith('x'.repeat(25), false)).rejects.toThrow(
    'SUBSTANTIA_ENVIRONMENT_NAME: must have at most 24 characters',
  )
})

test('what is said of the program is that something is named, never what the name opens', async () => {
  vi.resetModules()
  vi.stubEnv('SUBSTANTIA_BUCKET', 'reports')
  vi.stubEnv('SUBSTANTIA_BUCKET_SECRET', 'bucket secret')
  vi.stubEnv('SUBSTANTIA_METRICS_TOKEN', 'sixteen letters of a token')
  vi.stubEnv('SUBSTANTIA_SMTP_URL', 'smtps://user:mail-secret@mail.clinic.example:465')
  const { aboutProgram } = await import('./machine')
  const about = aboutProgram()
  expect(about).toMatchObject({ files: 'bucket', hasMetrics: true, nodeVersion: process.versions.node })
  expect(JSON.stringify(about)).not.toMatch(/secret|token/i)
})
