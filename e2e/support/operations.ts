import type { Page } from '@playwright/test'
import { expect, test as base } from './test'

export { expect }

type Named = { given: string; family: string }
type People = {
  doctor: Named & { doctorId: string }
  patient: Named & { patientId: string }
  /** A family name of nobody. */
  unused: string
}

/** An administrator's page, and a doctor and a patient whose family names nobody shares. */
export const test = base.extend<{ page: Page; people: People }>({
  page: async ({ pageOf, make }, use) => use(await pageOf(await make.admin())),
  people: async ({ make }, use) => {
    const [doctor, patient] = [named('Kenji'), named('Ana')]
    await use({
      doctor: { ...doctor, ...(await make.doctor(nameOf(doctor))) },
      patient: { ...patient, ...(await make.patient(nameOf(patient))) },
      unused: named('').family,
    })
  },
})

export function nameOf({ given, family }: Named) {
  return `${given} ${family}`
}

/** Short enough to be typed as a person does, long enough to be nobody else's. */
function named(given: string): Named {
  const sounds = ['bdfgklmnprstvz', 'aeiou', 'lmnrstk', 'aeiou', 'bdgkmptv', 'aeiou', 'lnrsx']
  const chosen = crypto.getRandomValues(new Uint32Array(sounds.length))
  const family = sounds.map((letters, index) => letters[chosen[index]! % letters.length]).join('')
  return { given, family: family.charAt(0).toUpperCase() + family.slice(1) }
}
