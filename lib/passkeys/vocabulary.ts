/** What a device is asked to sign a challenge for. */
export const challengePurposes = ['add', 'log-in', 'confirm'] as const
