import { test } from '@playwright/test'
import { roles } from './support/installation'
import { keepLogin } from './support/test'

for (const role of roles) {
  test(`the demo ${role} logs in`, async ({ page }) => {
    await keepLogin(page, role)
  })
}
