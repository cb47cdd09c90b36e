// The arrows of the house, as a test. npx depcruise app components lib e2e prisma scripts
// Every folder of lib is a domain, but for what the domains stand on.
const domain = '^lib/(?!(?:actions|auth|db|errors|format|forms|http|legacy-import|live|storage|tables|worker)/)([^/]+)/'

const arrows = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'lib-never-looks-up',
      comment: 'What means something does not depend on how it is shown.',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(app|components|e2e|scripts)/' },
    },
    {
      name: 'components-never-look-up',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^(app|e2e|scripts)/' },
    },
    {
      name: 'only-lib-db-opens-the-client',
      comment: 'One door to the data. Types and the SQL builder may be used where queries are written.',
      severity: 'error',
      from: {
        pathNot: '^(lib/db/|prisma/|lib/[^/]+/(queries|commands|list|bulk)\\.ts$|lib/lists/|lib/actions/once\\.ts$)',
      },
      to: { path: '^prisma/generated/' },
    },
    {
      name: 'only-scopes-reach-the-client',
      severity: 'error',
      from: { pathNot: '^lib/db/|^prisma/tests/' },
      to: { path: '^lib/db/(client|scoped-adapter)\\.ts$' },
    },
    {
      name: 'only-lib-auth-knows-next-auth',
      severity: 'error',
      from: { pathNot: '^lib/auth/' },
      to: { path: 'node_modules/(next-auth|@auth)/' },
    },
    {
      name: 'no-foreign-writes',
      comment:
        'Two domains written together are a command of the domain that owns the event; the other follows by trigger. Asking for a job writes no record.',
      severity: 'error',
      from: { path: `${domain}` },
      to: { path: '^lib/[^/]+/(commands|actions)\\.ts$', pathNot: '^lib/($1/|jobs/commands)' },
    },
    {
      name: 'views-do-not-query',
      severity: 'error',
      from: { path: '^components/' },
      to: {
        path: '^lib/[^/]+/(queries|commands)\\.ts$',
        dependencyTypesNot: ['type-only'],
        pathNot: '^lib/appearance/',
      },
    },
    {
      name: 'primitives-know-no-domain',
      severity: 'error',
      from: { path: '^components/ui/' },
      to: { path: [domain, '^components/(?!ui/)'] },
    },
    {
      name: 'the-browser-gets-no-server',
      comment: 'Client components take types, vocabularies and actions; anything else would ship to the browser.',
      severity: 'error',
      from: { path: '^components/.*(-form|-table|-links|-progress|-body|-refresh|form-fields|data-table)\\.tsx$' },
      to: { path: '^lib/(db|env|auth/(login|password|session|next-auth))', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-application-needs-no-scripts',
      severity: 'error',
      from: { path: '^(app|components|lib)/' },
      to: { path: '^(scripts|bench|prisma/(seed|tests))/' },
    },
    {
      name: 'no-unlisted-packages',
      severity: 'error',
      from: { path: '^(app|components|lib|scripts|prisma)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
    exclude: { path: '^(prisma/generated|\\.next|var)/' },
    doNotFollow: { path: 'node_modules' },
  },
}
export default arrows
