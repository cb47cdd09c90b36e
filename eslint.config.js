import { defineConfig, globalIgnores } from 'eslint/config'
import next from 'eslint-config-next/core-web-vitals'
import typescript from 'eslint-config-next/typescript'

const outsideLib = [
  'scripts/**',
  'bench/**',
  'e2e/**',
  'prisma/**',
  'lib/env.ts',
  '*.config.*',
  'proxy.ts',
  'instrumentation.ts',
  '**/*.test.ts',
]

const forbiddenSyntax = [
  {
    selector: 'CallExpression[callee.property.name=/RawUnsafe$/]',
    message: 'Parameters, never text: use the tagged templates.',
  },
  {
    selector: "MemberExpression[object.name='Prisma'][property.name='raw']",
    message: 'Prisma.raw takes text as it is; use Prisma.sql.',
  },
  { selector: 'TSAsExpression > TSAsExpression', message: 'A double assertion says that the types are wrong.' },
  {
    selector: "CallExpression[callee.property.name='waitForTimeout']",
    message: 'Wait for what should happen, not for time.',
  },
]

export default defineConfig([
  globalIgnores([
    '.next/**',
    'var/**',
    'prisma/generated/**',
    'public/session-end.js', // bundled before a build
    'next-env.d.ts',
    'test-results/**',
    'playwright-report/**',
  ]),
  ...next,
  ...typescript,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'react/no-danger': 'error',
      'no-restricted-syntax': ['error', ...forbiddenSyntax],
    },
  },
  {
    files: ['lib/**/*.ts', 'app/**/*.{ts,tsx}', 'components/**/*.{ts,tsx}'],
    ignores: outsideLib,
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'lib/env.ts reads the environment.' },
      ],
    },
  },
  {
    files: ['lib/*/queries.ts', 'lib/*/commands.ts', 'lib/db/client.ts', 'lib/db/scope.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...forbiddenSyntax,
        {
          selector: "Program:not(:has(ImportDeclaration[source.value='server-only']))",
          message: "Must import 'server-only'.",
        },
      ],
    },
  },
  {
    // a component is mostly markup, one attribute a line
    files: ['**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['**/*.test.ts', 'e2e/**', 'prisma/seed/**', 'bench/legacy-file.ts', 'lib/legacy-import/tables.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    // cases written out, and the mapping of every column: lists, not programs
    files: ['**/*.test.ts', 'lib/legacy-import/tables.ts'],
    rules: { 'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }] },
  },
  {
    // a fixture's "use" is Playwright's
    files: ['e2e/**'],
    rules: { 'react-hooks/rules-of-hooks': 'off' },
  },
  {
    files: ['scripts/**', 'bench/**', 'prisma/seed/**', 'prisma/scripts/**'],
    rules: { 'no-console': 'off' },
  },
])
