/** What a part of the console may ask another for, as an event of the window. */
export const consoleEvents = {
  openPalette: 'substantia:open-palette',
  openShortcuts: 'substantia:open-shortcuts',
} as const

export function askConsole(what: keyof typeof consoleEvents) {
  window.dispatchEvent(new Event(consoleEvents[what]))
}
