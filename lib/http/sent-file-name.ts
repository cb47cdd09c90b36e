/** What the script that sends a file as the body says the file is called; what cannot be decoded has no name. */
export function sentFileName(request: Request): string {
  try {
    return decodeURIComponent(request.headers.get('x-file-name') ?? '')
  } catch {
    return ''
  }
}
