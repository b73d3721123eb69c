/** A file cannot be read or written; the message is one sentence that says which, and why. */
export class FileError extends Error {}
