/** Resident memory of this process while something runs: after each fifth of the time, and the highest. */
export function watchMemory(): { end: () => { atEachFifthMB: number[]; highestMB: number } } {
  const samples: number[] = []
  const timer = setInterval(() => samples.push(process.memoryUsage.rss()), 100)
  return {
    end: () => {
      clearInterval(timer)
      samples.push(process.memoryUsage.rss())
      const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024)
      const fifths = [1, 2, 3, 4, 5].map((fifth) => samples[Math.ceil((samples.length * fifth) / 5) - 1] ?? 0)
      return { atEachFifthMB: fifths.map(megabytes), highestMB: megabytes(Math.max(...samples)) }
    },
  }
}
