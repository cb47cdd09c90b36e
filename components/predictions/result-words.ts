import { binaryResultLabels, type BinaryResult } from '@/lib/predictions/vocabulary'

/** "Positive, Hoehn and Yahr stage 2.5": what a model said, in words. */
export function resultWords({ binaryResult, stageResult }: { binaryResult: BinaryResult; stageResult: number | null }) {
  const stage = binaryResult === 'positive' && stageResult !== null ? `, Hoehn and Yahr stage ${stageResult}` : ''
  return `${binaryResultLabels[binaryResult]}${stage}`
}
