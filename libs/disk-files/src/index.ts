export { FileError } from './file-error.js';
export { expectedRows, type FileOnDisk, fileOnDisk } from './file-on-disk.js';
export { type OutputFile, outputFile } from './output-file.js';
export { systemReason } from './system-reason.js';
