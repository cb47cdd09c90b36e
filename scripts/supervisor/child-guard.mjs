// @ts-check
// Preloaded into the web server and the worker, not into what they start themselves.
if (process.ppid === Number(process.env.SUBSTANTIA_SUPERVISOR)) {
  // The supervisor was killed and could not say so: go as well.
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel?.unref()
  // `next start` waits for every socket, and browsers keep idle ones open: the wait is bounded.
  process.on('SIGTERM', () => setTimeout(() => process.exit(0), 3000).unref())
}
