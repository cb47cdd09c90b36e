import { checkAccessibility } from '../support/accessibility'
import { expect, test } from '../support/test'

const word = 'Deep brain stimulation'
const address = '/clinic/glossary/dbs'
const asRead = '/portal/words/dbs'
const plainer = 'A thin wire calms the shaking. It helps some people, and it does not cure the illness.'

test('a doctor reads what patients are told about a word, says it better and signs it; a colleague withdraws it', async ({
  pageOf,
  make,
}) => {
  const page = await pageOf(await make.doctor('Signing Sato'))
  const patient = await pageOf(await make.patient('Reads Along'))
  const short = page.getByLabel('Short')

  await test.step('Nobody has signed it, and its reader is told so', async () => {
    await page.goto('/clinic/glossary')
    await expect(page.getByRole('listitem').filter({ hasText: word })).toContainText('Not signed')
    await checkAccessibility(page)
    await patient.goto(asRead)
    await expect(patient.getByRole('main')).toContainText('No doctor of your clinic has signed this text yet.')
    await page.getByRole('main').getByRole('link', { name: word }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(word)
  })

  await test.step('What a reader of eleven cannot read is refused at its field, and kept', async () => {
    const hard = 'Electrophysiological neuromodulation of subthalamic circuitry ameliorates dopaminergic deficiencies.'
    await short.fill(hard)
    await page.getByRole('button', { name: /^Sign/ }).click()
    await expect(short).toHaveAttribute('aria-invalid', 'true')
    await expect(page.getByRole('main')).toContainText('Use shorter sentences and shorter words')
    await expect(short).toHaveValue(hard)
    await checkAccessibility(page)
  })

  await test.step('In plain words it is signed, and its reader sees by whom', async () => {
    await short.fill(plainer)
    await page.getByRole('button', { name: /^Sign/ }).click()
    await expect(page).not.toHaveURL(address)
    await patient.reload()
    await expect(patient.getByRole('main')).toContainText(plainer)
    await expect(patient.getByRole('main')).toContainText('Dr Signing Sato')
    await expect(patient.getByRole('main')).toContainText('This is version 1.')
  })

  await test.step('A colleague sees both texts and withdraws the new one', async () => {
    const colleague = await pageOf(await make.doctor('Careful Costa'))
    await colleague.goto(address)
    await expect(colleague.getByRole('region', { name: 'The text that comes with Substantia' })).toBeVisible()
    const signed = colleague.getByRole('region', { name: 'What was signed' })
    await expect(signed).toContainText('Dr Signing Sato')
    await signed.getByText('Withdraw it').click()
    await signed.getByLabel('Why').fill('It leaves out who it is not for.')
    await signed.getByRole('button', { name: 'Withdraw' }).click()
    await expect(signed).toContainText('Dr Careful Costa: It leaves out who it is not for.')
    await checkAccessibility(colleague)
    await patient.reload()
    await expect(patient.getByRole('main')).not.toContainText(plainer)
    await expect(patient.getByRole('main')).toContainText('No doctor of your clinic has signed this text yet.')
  })
})
