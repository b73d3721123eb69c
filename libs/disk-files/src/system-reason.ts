/** Reasons that the operating system and zlib give, in words for people; the error's own words for all others. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file or folder'],
  ['ENOTDIR', 'a part of its path is no folder'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'you lack the right'],
  ['EPERM', 'you lack the right'],
  ['EROFS', 'the disk can only be read'],
  ['ENOSPC', 'the disk is full'],
  ['EMFILE', 'too many files are open'],
  ['Z_BUF_ERROR', 'its compressed data is cut off'],
  ['Z_DATA_ERROR', 'its compressed data is not valid gzip'],
]);

/** Why reading or writing failed, without a code or a path. */
export function systemReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return REASONS.get(code) ?? error.message;
}
