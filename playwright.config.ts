import { defineConfig } from '@playwright/test'
import { findBrowser } from './scripts/testing/find-browser.mjs'

const port = 3170

/** Journeys against the built application, on a data folder of their own that every run makes anew. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'var/test-results/playwright',
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'en-GB',
    // what stood on the page at each step; a film of every test would take a fifth of the processors
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findBrowser(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [
    { name: 'sign in', testMatch: 'sign-in.setup.ts' },
    {
      name: 'journeys',
      testMatch: '**/*.spec.ts',
      testIgnore: ['**/dashboard.spec.ts', '**/imports.spec.ts', '**/legacy.spec.ts'],
      dependencies: ['sign in'],
    },
    // Counts everybody, so nobody may be made meanwhile.
    { name: 'figures', testMatch: '**/dashboard.spec.ts', dependencies: ['journeys'] },
    // Changes what everybody counts, so it comes last.
    { name: 'import', testMatch: '**/imports.spec.ts', dependencies: ['figures'] },
    // Imports the same file, for good, and pulls the plug on the worker.
    { name: 'legacy', testMatch: '**/legacy.spec.ts', dependencies: ['import'] },
  ],
  webServer: {
    command: 'node e2e/support/start-server.mjs',
    url: `http://localhost:${port}/api/health`,
    // set while writing a journey, with `node e2e/support/start-server.mjs` running beside it
    reuseExistingServer: Boolean(process.env.SUBSTANTIA_E2E_REUSE),
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    stdout: 'pipe',
  },
})
