/** The frame of a dialog; where it stands and how wide it is, each says. Here, because a page without script has one too. */
export const dialogClass =
  'w-full rounded-card border border-line bg-surface text-ink shadow-lg backdrop:bg-[rgb(0_0_0/45%)]'
