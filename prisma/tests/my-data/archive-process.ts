/* Makes an archive in a process of its own, which pulls its own plug at the step it is told. */
import { runNextArchive } from '@/lib/my-data/run-archives'

await runNextArchive(new AbortController().signal, {
  onStep: (step) => {
    if (step === process.argv[2]) process.kill(process.pid, 'SIGKILL')
  },
})
process.exit(0)
