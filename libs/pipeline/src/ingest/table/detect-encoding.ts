/** The encodings that exports in the field come in; UTF-8 covers ASCII, GB18030 covers GBK and GB2312. */
export type TableEncoding = 'utf-8' | 'gb18030';

/**
 * UTF-8 if the whole stream is strictly valid UTF-8, else GB18030.
 *
 * The whole stream, because a Chinese file may begin with megabytes of ASCII; and UTF-8 first, because nearly any bytes
 * are valid GB18030 while Chinese GB18030 text is practically never valid UTF-8. Reads in flat memory and stops
 * (closing the stream) at the first invalid byte.
 */
export async function detectEncoding(bytes: AsyncIterable<Uint8Array>): Promise<TableEncoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of bytes) {
      if (!decodes(decoder, chunk)) return 'gb18030';
    }
    decoder.decode();
    return 'utf-8';
  } catch (error) {
    // The last character may be cut off; anything else is the stream's own failure and belongs to the caller.
    if (isInvalidText(error)) return 'gb18030';
    throw error;
  }
}

function decodes(decoder: TextDecoder, chunk: Uint8Array): boolean {
  try {
    decoder.decode(chunk, { stream: true });
    return true;
  } catch (error) {
    if (isInvalidText(error)) return false;
    throw error;
  }
}

function isInvalidText(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
  );
}
