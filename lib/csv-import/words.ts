/** Words and phrases that stand for one thing, as one text with commas. */
export function words(text: string): readonly string[] {
  return text.split(',').map((word) => word.trim().replaceAll(/\s+/g, ' '))
}
