import type { Page, TestInfo } from '@playwright/test'
import { expect } from './test'

/** Does something with the keyboard alone, and counts what that takes. */
export class Keyboard {
  private strokes = 0
  private thoughts = 0
  private began = 0

  private constructor(
    readonly page: Page,
    private readonly info: TestInfo,
    private readonly operation: string,
  ) {}

  /** On the start page of the console, as soon as that listens to keys. */
  static async at(page: Page, info: TestInfo, operation: string): Promise<Keyboard> {
    const keyboard = new Keyboard(page, info, operation)
    await page.goto('/admin')
    const palette = page.getByRole('dialog', { name: 'Search' })
    await expect(async () => {
      await page.keyboard.press('Control+k')
      await expect(palette).toBeVisible({ timeout: 1000 })
    }).toPass()
    await page.keyboard.press('Escape')
    await expect(palette).toBeHidden()
    keyboard.began = performance.now()
    return keyboard
  }

  /** Keys of which each is pressed without having to think again. */
  async press(...keys: string[]) {
    this.thoughts += 1
    for (const key of keys) {
      this.strokes += key.split('+').length // a modifier is a key as well
      await this.page.keyboard.press(key)
    }
  }

  async type(text: string) {
    this.thoughts += 1
    this.strokes += text.length
    await this.page.keyboard.type(text)
  }

  /** What nobody types, such as an id: Ctrl V. */
  async paste(text: string) {
    this.thoughts += 1
    this.strokes += 2
    await this.page.keyboard.insertText(text)
  }

  /** Opens the palette, types there and takes the first of what it offers. */
  async say(text: string, how: 'type' | 'paste' = 'type') {
    await this.press('Control+k')
    await expect(this.page.getByRole('combobox', { name: /Search patients/ })).toBeFocused()
    this.thoughts += text.split(' ').filter((word) => word !== 'to').length - 2 // opening and the first word are one
    await this[how](text.toLowerCase())
    await this.press('Enter')
    await expect(this.page.getByRole('dialog', { name: 'Search' })).toBeHidden()
    this.thoughts -= 1 // Enter ends what was typed
  }

  /** The result is on the screen: what it took goes along with the test, for `npm run bench -- keyboard`. */
  done() {
    const { operation, strokes, thoughts } = this
    const milliseconds = Math.round(performance.now() - this.began)
    const taken = { operation, strokes, thoughts, milliseconds }
    this.info.annotations.push({ type: 'keyboard', description: JSON.stringify(taken) })
  }

  /** The bar with what was just done, and Undo on it. */
  async takeBack() {
    const undo = this.page
      .getByRole('complementary', { name: 'What was just done' })
      .getByRole('button', { name: 'Undo' })
    await expect(undo).toBeVisible()
    await this.press('z')
    await expect(undo).toBeFocused()
    await this.press('Enter')
    await expect(
      this.page.getByRole('complementary', { name: 'What was just done' }).getByRole('button', { name: 'Do it again' }),
    ).toBeVisible()
  }
}
