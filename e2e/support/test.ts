import fs from 'node:fs'
import { hash } from '@node-rs/argon2'
import { expect, test as base, type Browser, type BrowserContext, type Page } from '@playwright/test'
import pg from 'pg'
import { aDoctor, anAssignment, aPatient, aUser } from '../../prisma/seed/factories'
import { insertRow } from '../../prisma/seed/insert-row'
import { loginOf, ownerUrl, stateOf, type Role } from './installation'

export { expect }

const lateMilliseconds = Number(process.env.SUBSTANTIA_E2E_LATE_MS ?? 0)

type Account = { userId: string; name: string; email: string; password: string }
type Fixtures = {
  /** A page of a demo login: everything the console of the browser complains about fails the test. */
  pageOf: (role: Role | Account, options?: { javaScriptEnabled?: boolean }) => Promise<Page>
  /** A browser in which nobody is logged in. */
  stranger: Page
  /** What the browser may complain about in this test, because the test asks for it. */
  expectedComplaints: RegExp[]
  db: pg.Client
  make: ReturnType<typeof makerOf>
}

export const test = base.extend<Fixtures>({
  expectedComplaints: [[], { option: true }],
  // Attempts to log in are counted by network: every test has its own, and the server of the journeys believes it.
  extraHTTPHeaders: async ({}, use) => {
    const [a, b, c] = crypto.getRandomValues(new Uint8Array(3))
    await use({ 'x-forwarded-for': `10.${a}.${b}.${c}` })
  },
  pageOf: async ({ browser, expectedComplaints }, use) => {
    const contexts: BrowserContext[] = []
    const complaints: string[] = []
    await use(async (who, options = {}) => {
      const context = await browser.newContext({
        ...options,
        storageState: typeof who === 'string' ? await currentStateOf(browser, who) : undefined,
      })
      contexts.push(context)
      await holdFramework(context)
      const page = await context.newPage()
      arriveWhenListening(page)
      listen(page, complaints)
      if (typeof who !== 'string') await logIn(page, who)
      return page
    })
    await Promise.all(contexts.map((context) => context.close()))
    expect(complaints.filter((text) => !expectedComplaints.some((expected) => expected.test(text)))).toEqual([])
  },
  stranger: async ({ browser, expectedComplaints }, use) => {
    const context = await browser.newContext()
    await holdFramework(context)
    const complaints: string[] = []
    const page = await context.newPage()
    arriveWhenListening(page)
    listen(page, complaints)
    await use(page)
    await context.close()
    expect(complaints.filter((text) => !expectedComplaints.some((expected) => expected.test(text)))).toEqual([])
  },
  db: async ({}, use) => {
    const client = new pg.Client({ connectionString: ownerUrl() })
    await client.connect()
    await use(client)
    await client.end()
  },
  make: async ({ db }, use) => use(makerOf(db)),
})

function listen(page: Page, complaints: string[]) {
  page.on('console', (message) => {
    // with the address, or a missing file would not say which
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.text()} ${message.location().url}`)
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
}

/** What is pressed, typed and dragged on the page is heard from now on: React has taken it over, and its effects ran. */
export async function expectListening(page: Page) {
  const isTakenOver = (element: Element) => Object.keys(element).some((key) => key.startsWith('__reactProps$'))
  await expect
    .poll(() => page.getByRole('main').evaluate(isTakenOver), { intervals: [20, 50, 100], message: page.url() })
    .toBe(true)
  await page.evaluate(async () => {
    const { port1, port2 } = new MessageChannel() // behind React's own message, which asks for its effects
    await new Promise((resolve) => {
      port1.onmessage = resolve
      port2.postMessage(null)
    })
  })
}

/**
 * Going somewhere ends when the page listens, as it does for a person, who takes a moment to read: what is typed into it at
 * that very moment is a matter of milliseconds. Going there until 'commit' asks for a page that does not listen yet.
 */
function arriveWhenListening(page: Page) {
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)]
  const arrive = async () => {
    const hasFramework = await page.evaluate(() => '__next_f' in globalThis && document.querySelector('main') !== null)
    if (hasFramework && lateMilliseconds === 0) await expectListening(page)
  }
  page.goto = async (url, options) => {
    const response = await goto(url, options)
    if (options?.waitUntil !== 'commit') await arrive()
    return response
  }
  page.reload = async (options) => {
    const response = await reload(options)
    await arrive()
    return response
  }
}

/**
 * As on a slow machine, when asked for: the framework begins that long after a page has loaded. A journey that presses a key
 * before anybody listens then fails each time, and not once in forty.
 */
async function holdFramework(context: BrowserContext) {
  if (lateMilliseconds === 0) return
  // the same file by another spelling, which this does not catch again
  await context.route(/\/turbopack-[^/]*\.js$/, (route, request) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `addEventListener('load', () => setTimeout(() => {
        document.head.append(Object.assign(document.createElement('script'), { src: '${request.url().replace('turbopack-', '%74urbopack-')}' }))
      }, ${lateMilliseconds}))`,
    }),
  )
}

/**
 * A clock that the test moves. Until it is set, just after it was put in, a page reads 1970 from it, and one of ours that begins
 * at that moment takes its reader to be away since then and ends the session: so it is put in where no page of ours is.
 */
export async function holdClock(page: Page) {
  await page.goto('about:blank')
  await page.clock.install()
}

/** Through the form, as a person does it. */
export async function logIn(page: Page, { email, password }: { email: string; password: string }) {
  await page.goto('/login')
  await page.getByLabel('E-mail address or user name').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect(page).not.toHaveURL(/\/login/)
}

/** Logs in a demo role and keeps the session for the tests. */
export async function keepLogin(page: Page, role: Role) {
  await logIn(page, loginOf(role))
  const beside = `${stateOf(role)}.${crypto.randomUUID()}`
  await page.context().storageState({ path: beside })
  fs.renameSync(beside, stateOf(role)) // whole at every moment: another worker reads it
}

/** Nobody may use a session for a quarter of an hour, and on a slow machine the journeys of a role are that far apart. */
export async function currentStateOf(browser: Browser, role: Role) {
  const minutesOld = (Date.now() - fs.statSync(stateOf(role)).mtimeMs) / 60_000
  if (minutesOld > 5) {
    const context = await browser.newContext()
    await keepLogin(await context.newPage(), role)
    await context.close()
  }
  return stateOf(role)
}

export type Making = ReturnType<typeof makerOf>

/** People of a test's own, so that no two tests meet. */
function makerOf(db: pg.Client) {
  async function account(role: Role, name: string): Promise<Account> {
    const unique = crypto.randomUUID().slice(0, 8)
    const password = `${crypto.randomUUID()} of a test`
    const user = aUser({
      id: `e2e-user-${unique}`,
      role,
      name,
      email: `${unique}@example.test`,
      password_hash: await hash(password),
    })
    await insertRow(db, 'users', user)
    return { userId: user.id, name, email: `${unique}@example.test`, password }
  }
  return {
    admin: (name = 'Test Administrator') => account('admin', name),
    async doctor(name = 'Test Doctor') {
      const login = await account('doctor', name)
      const row = aDoctor({ doctor_id: login.userId.replace('user', 'doctor'), user_id: login.userId })
      await insertRow(db, 'doctors', row)
      return { ...login, doctorId: row.doctor_id }
    },
    async patient(name = 'Test Patient') {
      const login = await account('patient', name)
      const row = aPatient({ patient_id: login.userId.replace('user', 'patient'), user_id: login.userId, name })
      await insertRow(db, 'patients', row)
      return { ...login, patientId: row.patient_id }
    },
    async assignment(doctor: { doctorId: string }, patient: { patientId: string }) {
      const row = anAssignment({
        id: `e2e-assignment-${crypto.randomUUID()}`,
        doctor_id: doctor.doctorId,
        patient_id: patient.patientId,
      })
      await insertRow(db, 'doctor_patient_assignments', row)
      return row
    },
  }
}
