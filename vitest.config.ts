import path from 'node:path'
import { defineConfig } from 'vitest/config'

const repository = import.meta.dirname

export default defineConfig({
  resolve: {
    alias: {
      '@': repository,
      // the real package throws outside a server bundle, which is its purpose
      'server-only': path.join(repository, 'prisma/tests/support/empty.ts'),
    },
  },
  test: {
    pool: 'forks',
    server: { deps: { inline: ['next-auth'] } }, // imports 'next/server' without its extension, which Node refuses
    maxWorkers: 2, // the machine that must be fast enough has two cores, and the database needs one
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['app/**/*.test.ts', 'lib/**/*.test.ts', 'scripts/**/*.test.ts'],
          // a bound on what hangs, not a measure of speed: the machine may be busy
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          environment: 'node',
          include: ['prisma/tests/**/*.test.ts'],
          globalSetup: ['prisma/tests/support/global-setup.ts'],
          // a bound on what hangs, not a measure of speed: the machine may be busy
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
